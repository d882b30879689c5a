using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Programmes.Means;

/// <summary>Reads a number of a program, or the text of a form (<see cref="NumberText"/>).</summary>
internal sealed class NumberConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
                JsonTokenType.String when NumberText.Read(reader.GetString()!) is { } number => number,
                _ => throw new RefusedText(NumberText.NotANumber),
            };
        }
        catch (InvalidOperationException)
        {
            throw new RefusedText(NumberText.NotANumber); // half a character
        }
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
