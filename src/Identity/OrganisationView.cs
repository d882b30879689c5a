using AgiiPlatform.Identity.Offboarding;

namespace AgiiPlatform.Identity;

/// <summary>
/// A municipality as an administrator sees it: how many have a role there today, how many manage its people, and whether it is open.
/// </summary>
public sealed record OrganisationView(
    Guid Id, string Slug, string Name, string Region, int People, int Managing, StayState State = StayState.Open);
