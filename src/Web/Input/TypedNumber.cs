using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// Reads numbers as people write them: "37,5", "1.250,50", "€ 12.800". Named as the converter of a property, it lets an act take such a
/// text too, and refuses what is no number with a sentence.
/// </summary>
public sealed partial class TypedNumber : JsonConverter<decimal>
{
    private const string NoNumber = "Dit is geen getal. Schrijf bijvoorbeeld 40 of 37,5.";

    /// <summary>A number in a field or in JSON, where a point is a decimal point unless there is a comma too; null if it is none.</summary>
    public static decimal? Typed(string text) => Read(text, pointsAreThousands: text.Contains(','));

    /// <summary>A number in a sheet, where "1.250" is a thousand and some; null when it is none.</summary>
    public static decimal? Written(string text) => Read(text, pointsAreThousands: Thousands().IsMatch(Bare(text)));

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
        JsonTokenType.String when Typed(reader.GetString()!) is { } number => number,
        _ => throw new RefusedText(NoNumber),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static decimal? Read(string text, bool pointsAreThousands)
    {
        var bare = Bare(text);
        bare = pointsAreThousands ? bare.Replace(".", "", StringComparison.Ordinal) : bare;
        return decimal.TryParse(bare.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Bare(string text) => string.Concat(text.Where(c => c is not '€' && !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();
}
