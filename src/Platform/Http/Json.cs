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

    /// <summary>The API: camel case, enums by name, unknown members refused; Web adds how texts and days are read.</summary>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}
