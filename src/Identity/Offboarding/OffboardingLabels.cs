namespace AgiiPlatform.Identity.Offboarding;

/// <summary>What people call the parts of the platform, each with an archive of its own.</summary>
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

    internal static string Service(string name) => name switch
    {
        "identity" => "Personen en rechten",
        "agreements" => "Overeenkomsten en overleg",
        "caseloads" => "Bezoeken",
        "inburgering" => "Doorverwijzingen en protocol",
        "overview" => "Overzicht van AgII",
        "programmes" => "Programma's en projecten",
        _ => name,
    };
}
