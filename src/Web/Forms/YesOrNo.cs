using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Web.Forms;

/// <summary>A form knows texts only: <c>"true"</c> and <c>"false"</c> are read as what they say.</summary>
internal sealed class YesOrNo : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when reader.ValueTextEquals("true") => true,
        JsonTokenType.String when reader.ValueTextEquals("false") => false,
        _ => throw new JsonException("True or false was expected."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
