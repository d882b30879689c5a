using System.Buffers;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// What becomes of a text on its way in, whichever way that is: JSON, a form, a query string or the name of a file. It is trimmed and
/// composed (NFC), so that what looks equal is equal, and what no document may hold is left out.
/// </summary>
public static class TypedText
{
    /// <summary>What is said of a text that holds what cannot be read or kept.</summary>
    public const string Unreadable = "Hier staan tekens die niet te lezen zijn. Typ de tekst opnieuw.";

    /// <summary>
    /// The text as it is kept: control characters and noncharacters are dropped; what ends a line in Word too, is a line end.
    /// </summary>
    /// <exception cref="RefusedText">It holds half a character (a surrogate without its other half).</exception>
    public static string Tidy(string text)
    {
        text = text.Trim();
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        // The vertical tab is Word's line break (Shift+Enter).
        return Whole(text.ReplaceLineEndings("\n").Replace('\v', '\n'), refuseHalf: true).Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text without what no document may hold.</summary>
    public static string Whole(string text) => Whole(text, refuseHalf: false);

    /// <summary>Whether nothing would be dropped of it: a password is not changed unseen, but refused.</summary>
    public static bool IsWhole(string text) => text.EnumerateRunes().All(MayStay);

    /// <summary>The fields of a posted form; passwords as they were typed, and files, as they are.</summary>
    public static async Task<IFormCollection> ReadTypedForm(this HttpRequest request, CancellationToken ct)
    {
#pragma warning disable RS0030 // This is the place the ban points to.
        var form = await request.ReadFormAsync(ct);
#pragma warning restore RS0030
        return new FormCollection(
            form.ToDictionary(
                f => f.Key, f => f.Key == "password" ? new(Password(f.Value.ToString())) : Tidy(f.Value), StringComparer.OrdinalIgnoreCase),
            form.Files);
    }

    /// <summary>Tidies the query string of every request.</summary>
    public static Task ReadTypedQuery(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.HasValue)
        {
            http.Request.Query = new QueryCollection(
                http.Request.Query.ToDictionary(q => q.Key, q => Tidy(q.Value), StringComparer.OrdinalIgnoreCase));
        }

        return next(http);
    }

    /// <summary>A password: trimmed and composed as it always was; with what cannot be kept it stays as it is, to be refused.</summary>
    internal static string Password(string typed) => IsWhole(typed) ? typed.Trim().Normalize(NormalizationForm.FormC) : typed;

    /// <summary>All but controls (a tab and a line end may) and the code points that Unicode keeps free of characters for ever.</summary>
    internal static bool MayStay(Rune rune) =>
        (!Rune.IsControl(rune) || rune.Value is '\t' or '\n') && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)
        && (rune.Value & 0xFFFE) != 0xFFFE;

    private static string Whole(string text, bool refuseHalf)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            if (!isWhole && refuseHalf)
            {
                throw new RefusedText(Unreadable);
            }

            if (isWhole && MayStay(rune))
            {
                kept.Append(text, i, length);
            }

            i += length;
        }

        return kept.ToString();
    }

    private static StringValues Tidy(StringValues values) => new([.. values.Select(v => v is null ? null : Tidy(v))]);
}
