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
        ProgrammeStatus.Withdrawn => "Ingetrokken",
        _ => "Afgesloten",
    };

    internal static Severity Severity(this ProgrammeStatus status) => status switch
    {
        ProgrammeStatus.Granted or ProgrammeStatus.Running => Web.Severity.Success,
        ProgrammeStatus.AppliedFor => Web.Severity.Info,
        _ => Web.Severity.Neutral,
    };

    internal static string InDutch(this ActionState state) => state switch
    {
        ActionState.Proposed => "Voorstel",
        ActionState.Agreed => "Afgesproken",
        ActionState.Running => "Loopt",
        ActionState.Done => "Afgerond",
        ActionState.Postponed => "Uitgesteld",
        _ => "Geschrapt",
    };

    internal static Severity Severity(this ActionState state) => state switch
    {
        ActionState.Running or ActionState.Done => Web.Severity.Success,
        ActionState.Agreed => Web.Severity.Info,
        ActionState.Postponed => Web.Severity.Warning,
        _ => Web.Severity.Neutral,
    };

    /// <summary>How far it is, in a list of all kinds. No act ends a project of several municipalities: its last day does.</summary>
    internal static (string Text, Severity Severity) StatusOn(this ProgrammeLine line, DateOnly today) => line.Kind switch
    {
        ProgrammeKind.InterMunicipal when line.Until < today => ("Afgelopen", Web.Severity.Neutral),
        ProgrammeKind.PolicyPlan => (line.Status.OfPlan(), line.Status.Severity()),
        _ => (line.Status.InDutch(), line.Status.Severity()),
    };

    /// <summary>How far a policy plan is: nobody grants it.</summary>
    internal static string OfPlan(this ProgrammeStatus status) => status switch
    {
        ProgrammeStatus.AppliedFor => "Voorgelegd",
        ProgrammeStatus.Granted => "Goedgekeurd",
        _ => status.InDutch(),
    };
}
