using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Web.Input;

/// <summary>Reads days as people write them; writes them as programs do.</summary>
internal sealed class DateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? DateText.Read(reader.GetString()!) ?? throw Wrong() : throw Wrong();
        }
        catch (InvalidOperationException)
        {
            throw Wrong(); // half a character
        }

        static RefusedText Wrong() => new(DateText.NotADay);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
}
