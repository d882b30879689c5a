using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Platform.Http;

/// <summary>How the platform reads and writes JSON: for the API, for messages and for values kept in a column.</summary>
public static class Json
{
    /// <summary>Messages and columns: unknown members are let through, so that newer writers do not break older readers.</summary>
    public static JsonSerializerOptions Messages { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The API: camel case, enums by name, unknown members refused, texts trimmed and in Unicode normal form C.</summary>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new TidyText());
    }

    /// <summary>Texts come in trimmed and composed (NFC), so that what looks equal is equal.</summary>
    private sealed class TidyText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? reader.GetString()!.Trim().Normalize(NormalizationForm.FormC)
                : throw new JsonException("A text was expected.");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
