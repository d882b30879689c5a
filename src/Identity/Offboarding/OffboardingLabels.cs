namespace AgiiPlatform.Identity.Offboarding;

/// <summary>What people call the steps of leaving, and of which parts of the platform they take an archive along.</summary>
internal static class OffboardingLabels
{
    /// <summary>The services of which a municipality takes the archive.</summary>
    internal static readonly IReadOnlyList<string> Services =
        ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    internal static string State(StayState state) => state switch
    {
        StayState.Open => "Open",
        StayState.ReadOnly => "Alleen-lezen",
        _ => "Afgesloten",
    };
}
