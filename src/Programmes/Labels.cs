namespace AgiiPlatform.Programmes;

/// <summary>What things are called on pages.</summary>
internal static class Labels
{
    internal static string InDutch(this ProgrammeKind kind) => kind switch
    {
        ProgrammeKind.Subsidised => "Gesubsidieerd programma",
        ProgrammeKind.PolicyPlan => "Beleidsplan",
        _ => "Project met andere gemeenten",
    };

    internal static string InDutch(this ProgrammeStatus status) => status switch
    {
        ProgrammeStatus.Draft => "In voorbereiding",
        ProgrammeStatus.AppliedFor => "Aangevraagd",
        ProgrammeStatus.Granted => "Toegekend",
        ProgrammeStatus.Running => "Loopt",
        _ => "Afgesloten",
    };

    internal static Severity Severity(this ProgrammeStatus status) => status switch
    {
        ProgrammeStatus.Granted or ProgrammeStatus.Running => Web.Severity.Success,
        ProgrammeStatus.AppliedFor => Web.Severity.Info,
        _ => Web.Severity.Neutral,
    };
}
