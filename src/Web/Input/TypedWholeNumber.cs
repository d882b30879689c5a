using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Web.Input;

/// <summary>Reads whole numbers as people write them (<see cref="TypedNumber"/>).</summary>
internal sealed class TypedWholeNumber : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TypedNumber.Value(ref reader) is { } number && number == decimal.Floor(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new RefusedText("Geef een geheel getal.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
