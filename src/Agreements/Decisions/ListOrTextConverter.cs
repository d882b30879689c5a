using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Reads a list that is given as a list or, by a form, as the text that was typed.</summary>
/// <param name="read">Reads the text.</param>
/// <param name="kept">An item as it is kept; null for an empty one. JSON may leave out members that are not nullable in C#.</param>
internal abstract class ListOrTextConverter<T>(Func<string, IReadOnlyList<T>> read, Func<T, T?> kept)
    : JsonConverter<IReadOnlyList<T>> where T : class
{
    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String
                ? read(JsonSerializer.Deserialize<string>(ref reader, options)!)
                : [.. (JsonSerializer.Deserialize<T?[]>(ref reader, options) ?? []).OfType<T>().Select(kept).OfType<T>()];
        }
        catch (RefusedText e)
        {
            throw new RefusedText(e.Message);
        }
        catch (JsonException)
        {
            throw new JsonException(); // without a path of its own, it gets that of the whole field
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);
}
