using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// Reads numbers as people in Flanders write them: "37,5", "10.000", "€ 1.250,50"; and "0.5", as a program does. Named as the converter
/// of a property, it lets an act take such a text too, and refuses what is no number, or may be two, with a sentence.
/// </summary>
public sealed partial class TypedNumber : JsonConverter<decimal>
{
    private const string NoNumber = "Geef een getal, bijvoorbeeld 0,5 of 10.000.";

    /// <summary>The number that is meant; null when it is none. Points before groups of three digits are of thousands.</summary>
    public static decimal? Read(string text)
    {
        var bare = string.Concat(text.Where(c => c is not '€' && !char.IsWhiteSpace(c)));
        bare = Grouped().IsMatch(bare) ? bare.Replace(".", "", StringComparison.Ordinal) : bare;
        return Plain().IsMatch(bare) ? decimal.Parse(bare.Replace(',', '.'), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>As it stands in a field: "0,5", "10000".</summary>
    public static string Write(decimal number) => number.ToString("0.####", CultureInfo.GetCultureInfo("nl-BE"));

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
                JsonTokenType.String when Read(reader.GetString()!) is { } number => number,
                _ => throw new RefusedText(NoNumber),
            };
        }
        catch (InvalidOperationException)
        {
            throw new RefusedText(NoNumber); // half a character
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[0-9]{1,15}(?:[.,][0-9]{1,6})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
