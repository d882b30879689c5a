namespace AgiiPlatform.Web;

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
