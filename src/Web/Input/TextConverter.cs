using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// Reads every text of the API, and of the forms that become its JSON: tidied, and without a national number, which would be kept in the
/// clear. A field that is there for something else says so by a converter of its own.
/// </summary>
public class TextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public sealed override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A text was expected.");
        }

        try
        {
            return Take(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            throw new RefusedText(TypedText.Unreadable); // half a character, or bytes that are no UTF-8
        }
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>What is taken of what came.</summary>
    protected virtual string Take(string typed)
    {
        var text = TypedText.Tidy(typed);
        return NationalNumber.IsIn(text) ? throw new RefusedText(NationalNumber.NotHere) : text;
    }
}
