namespace AgiiPlatform.Platform.Http;

/// <summary>The names of values in JSON, in addresses and in messages: <c>local-diversity-policy</c>.</summary>
public static class ApiName
{
    /// <summary>The name of a value.</summary>
    public static string ToApiName<T>(this T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of that name; null when there is none.</summary>
    public static T? Read<T>(string? name) where T : struct, Enum =>
        string.IsNullOrEmpty(name) ? null : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => v!.Value.ToApiName() == name);
}
