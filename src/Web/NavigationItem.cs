namespace AgiiPlatform.Web;

/// <summary>One entry of the menu.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">Whether the page belongs to this entry.</param>
/// <param name="About">What one does there, in a sentence.</param>
public sealed record NavigationItem(string Text, string Href, bool Current, string About = "");
