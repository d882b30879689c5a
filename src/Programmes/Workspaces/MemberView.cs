namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A municipality in a project as the others see it: no persons but its contact point.</summary>
/// <param name="Municipality">Its name in addresses.</param>
/// <param name="Name">Its name; with its last day when it has ended.</param>
/// <param name="IsLead">Whether it leads.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Its last day, if known.</param>
/// <param name="Profile">How many people live there, as a class: the members are to resemble each other.</param>
/// <param name="Contact">Whom the coordinator turns to.</param>
/// <param name="Anchors">What it anchors in its regular operation.</param>
/// <param name="Duos">Its duos, as totals.</param>
/// <param name="Sheets">How many welcome sheets it made.</param>
public sealed record MemberView(
    string Municipality, string Name, bool IsLead, DateOnly From, DateOnly? Until, string? Profile, ContactPoint? Contact, string? Anchors,
    DuoTotals Duos, int Sheets);
