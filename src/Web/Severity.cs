namespace AgiiPlatform.Web;

/// <summary>How a message or a status is meant. The words must say it too: colour alone tells some people nothing.</summary>
public enum Severity
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
