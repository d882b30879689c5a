using AgiiPlatform.Contracts;

namespace AgiiPlatform.Caseloads;

/// <summary>Who of AgII works for which municipality, and the visits they bring there.</summary>
public sealed class CaseloadsService : Service
{
    /// <inheritdoc/>
    public override string Name => "caseloads";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments =>
        ["assignments", "caseload", "visits", "toewijzingen", "mijn-gemeenten", "bezoeken"];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<CaseloadsDb, CaseloadsSqlite, CaseloadsPostgreSql>();
        builder.AddConsumer<StateAsked, CaseloadsDb>(WhenStateAsked.Handle);
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ListAssignments.Map(routes);
        AssignConsultant.Map(routes);
        EndAssignment.Map(routes);
        ShowCaseload.Map(routes);
        ListVisits.Map(routes);
        PlanVisit.Map(routes);
        OpenVisit.Map(routes);
        HoldVisit.Map(routes);
        CancelVisit.Map(routes);
    }
}
