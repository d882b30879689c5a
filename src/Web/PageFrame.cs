namespace AgiiPlatform.Web;

/// <summary>What every page shows around its content: who is signed in, for whom, and where they can go. One per request.</summary>
public sealed class PageFrame
{
    /// <summary>The name of the person who is signed in; null when nobody is.</summary>
    public string? Person { get; set; }

    /// <summary>The sealed id of that person, that every form takes along (<see cref="KeptForm"/>).</summary>
    public string? ShownTo { get; set; }

    /// <summary>Whether the session ends after a quarter of an hour without use, so that the page warns a minute before.</summary>
    public bool EndsSoon { get; set; }

    /// <summary>The name of the organisation the page is about.</summary>
    public string? Organisation { get; set; }

    /// <summary>Its name in the breadcrumbs.</summary>
    public string? ShortName { get; set; }

    /// <summary>The organisation's part of the address; the product name in the header links to it.</summary>
    public string? Tenant { get; set; }

    /// <summary>The menu, as this person's role sees it.</summary>
    public IReadOnlyList<NavigationItem> Menu { get; set; } = [];

    /// <summary>Whether the person can switch to another organisation.</summary>
    public bool SeveralOrganisations { get; set; }

    /// <summary>What the previous act achieved, told once on the page after it.</summary>
    public string? Notice { get; set; }

    /// <summary>Why nothing can be changed here, in a sentence; null when it can.</summary>
    public string? ReadOnlyBecause { get; set; }

    /// <summary>Whether nothing that is posted there would be taken: then no page offers it.</summary>
    public bool Refuses(string action) =>
        ReadOnlyBecause is not null && action.StartsWith($"/{Tenant}/", StringComparison.Ordinal);
}
