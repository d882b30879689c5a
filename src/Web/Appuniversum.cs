namespace AgiiPlatform.Web;

internal static class Appuniversum
{
    // Appuniversum's names for the same things.
    public static string ButtonClass(this ButtonKind kind) => kind switch
    {
        ButtonKind.Secondary => "au-c-button au-c-button--secondary",
        ButtonKind.Danger => "au-c-button au-c-button--alert",
        ButtonKind.Link => "au-c-button au-c-button--link",
        _ => "au-c-button",
    };

    public static string Modifier(this Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Success => "success",
        Severity.Warning => "warning",
        Severity.Danger => "error",
        _ => "default",
    };
}
