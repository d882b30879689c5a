using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Inburgering;

/// <summary>A yes or no that a program sends as <c>true</c> and a form's checkbox as the text "true".</summary>
internal sealed class Checkbox : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetString() switch { "true" => true, "false" => false, _ => throw new JsonException() }
            : reader.GetBoolean();

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
