using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements;

/// <summary>A yes or no that comes as JSON's own <c>true</c> from programs and as the text "true" from a form's tick box.</summary>
internal sealed class Checkbox : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when bool.TryParse(reader.GetString(), out var value) => value,
        _ => throw new JsonException("True or false was expected."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
