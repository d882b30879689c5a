namespace AgiiPlatform.Web;

/// <summary>How a message or a status is meant. The words must say it too: colour alone tells some people nothing.</summary>
public enum Tone
{
    /// <summary>A plain state, such as a draft.</summary>
    Neutral,

    /// <summary>Something to know, or under way.</summary>
    Info,

    /// <summary>Done, valid, in order.</summary>
    Success,

    /// <summary>Asks for attention before it goes wrong.</summary>
    Warning,

    /// <summary>Wrong, refused, ended.</summary>
    Danger,
}

/// <summary>How much weight a button has. One primary button a page is enough.</summary>
public enum ButtonKind
{
    /// <summary>What most people come to do.</summary>
    Primary,

    /// <summary>The other things one can do.</summary>
    Secondary,

    /// <summary>What cannot easily be undone.</summary>
    Danger,

    /// <summary>A button that looks like a link, for use in rows.</summary>
    Link,
}

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

    public static string Modifier(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "error",
        _ => "default",
    };
}
