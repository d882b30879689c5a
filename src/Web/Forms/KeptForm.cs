using System.Security.Cryptography;
using System.Text.Json;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace AgiiPlatform.Web.Forms;

/// <summary>
/// A form that was sent after the session had ended, kept for the person it was shown to. It is sealed with the platform's keys and waits
/// in the page on which they sign in again: nothing of it is stored, and somebody else who signs in there gets nothing of it. Given back,
/// the form is shown again, and nothing is done until it is sent again. Files and passwords are not kept.
/// </summary>
/// <param name="Person">Whom the form was shown to.</param>
/// <param name="Address">Where it is posted to.</param>
/// <param name="Fields">What was in it, by the names of its fields.</param>
public sealed record KeptForm(Guid Person, string Address, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>The field in which it waits, and in which it comes back.</summary>
    public const string Field = "__bewaard";

    /// <summary>The field of every form that says, sealed, whom it was shown to.</summary>
    internal const string ShownTo = "__wie";

    /// <summary>A request has 1 MB, and sealing adds a third.</summary>
    private const int MostBytes = 600 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>The sealed id of a person, for <see cref="ShownTo"/>.</summary>
    internal static string Seal(HttpContext http, Guid person) => Protector(http, ShownTo).Protect(person.ToString());

    /// <summary>
    /// Seals the form of this request, if it is one of the platform. <c>Sealed</c> is null when nothing was filled in, or when it is
    /// <c>TooLarge</c>.
    /// </summary>
    internal static async Task<(bool IsForm, string? Sealed, bool TooLarge)> Keep(HttpContext http)
    {
        try
        {
            if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
            {
                return default;
            }

            var form = await http.Request.ReadTypedForm(http.RequestAborted);
            if (form[Field] is [{ Length: > 0 } before])
            {
                return (true, before, false); // it ended again before the form was back
            }

            var person = Guid.Parse(Protector(http, ShownTo).Unprotect(form[ShownTo].ToString()));
            var fields = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)
                && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)).ToDictionary(f => f.Key, f => (string[])f.Value!);
            if (fields.Keys.All(name => name == Idempotency.Name))
            {
                return (true, null, false); // a button
            }

            var kept = JsonSerializer.SerializeToUtf8Bytes(
                new KeptForm(person, http.Request.Path + http.Request.QueryString, fields), Json.Messages);
            return kept.Length > MostBytes ? (true, null, true) : (true, Convert.ToBase64String(Limited(http).Protect(kept, Kept)), false);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or BadHttpRequestException or InvalidDataException or InvalidInput)
        {
            return default; // no form of ours, or one that cannot be read
        }
    }

    /// <summary>The form that was kept, when it is this person's and not too old; null otherwise.</summary>
    public static KeptForm? Open(HttpContext http, string? kept, Guid? person)
    {
        try
        {
            var form = string.IsNullOrEmpty(kept)
                ? null
                : JsonSerializer.Deserialize<KeptForm>(Limited(http).Unprotect(Convert.FromBase64String(kept)), Json.Messages);
            return form?.Person == person ? form : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What a form that comes back shows; null when this form does not come back, but is sent by its person.</summary>
    public static FormState? Restored(HttpContext http, IFormCollection form)
    {
        if (form[Field] is not [{ Length: > 0 } kept])
        {
            return null;
        }

        if (Open(http, kept, http.RequestServices.GetRequiredService<CurrentUser>().PersonId) is not { } found)
        {
            return new FormState(new Dictionary<string, IReadOnlyList<string>>(), violation: new RuleViolation("form-not-kept",
                "Wat u had ingevuld, kan niet teruggezet worden: het is te lang geleden, of iemand anders vulde het in."));
        }

        var fields = new FormCollection(found.Fields.ToDictionary(f => f.Key, f => new StringValues(f.Value)));
        var values = FormJson.Flatten(FormJson.Read(fields));
        if (found.Fields.TryGetValue(Idempotency.Name, out var key))
        {
            values[Idempotency.Name] = key;
        }

        return new FormState(values, violation: new RuleViolation("session-ended",
            "Uw sessie was verlopen, en dit is nog niet bewaard. Kijk na wat u had ingevuld en verstuur het opnieuw. Een document kiest u "
            + "opnieuw."));
    }

    private static IDataProtector Protector(HttpContext http, string purpose) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(KeptForm), purpose);

    private static ITimeLimitedDataProtector Limited(HttpContext http) => Protector(http, Field).ToTimeLimitedDataProtector();
}
