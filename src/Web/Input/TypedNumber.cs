using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// Reads numbers as people in Flanders write them: "37,5", "10.000", "€ 1.250,50"; and "0.5", as a program does. What is no number, or may
/// be two ("10,000"), is refused with a sentence.
/// </summary>
public sealed partial class TypedNumber : JsonConverter<decimal>
{
    /// <summary>What is said of what is no number.</summary>
    public const string NoNumber = "Geef een getal, bijvoorbeeld 0,5 of 10.000.";

    /// <summary>The number that is meant; null when it is none. A point or a space before three digits is of thousands.</summary>
    public static decimal? Read(string text)
    {
        var bare = text.Trim().Trim('€').Trim();
        bare = Grouped().IsMatch(bare) ? Separators().Replace(bare, "") : bare;
        return Plain().IsMatch(bare) && !MayBeTwo().IsMatch(bare)
            ? decimal.Parse(bare.Replace(',', '.'), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>As it stands in a field, to be read again: "0,5", "10000"; never three decimals, which may be thousands.</summary>
    public static string Write(decimal number) =>
        number.ToString("0.######", CultureInfo.GetCultureInfo("nl-BE")) is var text && MayBeTwo().IsMatch(text) ? $"{text}0" : text;

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Value(ref reader) ?? throw new RefusedText(NoNumber);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    /// <summary>The number of a program, or of a text; null when it is none.</summary>
    internal static decimal? Value(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
                JsonTokenType.String => Read(reader.GetString()!),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half a character
        }
    }

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(?:[. \u00A0\u202F][0-9]{3})+(?:,[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[. \u00A0\u202F]", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^-?[0-9]{1,15}(?:[.,][0-9]{1,6})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2},[0-9]{3}$", RegexOptions.NonBacktracking)]
    private static partial Regex MayBeTwo();
}
