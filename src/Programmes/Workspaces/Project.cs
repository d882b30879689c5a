namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A project as a municipality enters it: only through its membership. One that left, or has ended, sees what there was by its last day
/// and writes nothing.
/// </summary>
internal sealed record Project(
    Programme Programme, Workspace Workspace, Participation? Own, Tenant Here, DateOnly Today, bool ByCoordinator)
{
    internal Guid Id => Programme.Id;
    internal Guid LeadId => Programme.TenantId;
    internal bool IsLead => Here.Id == LeadId;
    internal WorkspaceMember Member => Workspace.Members.First(m => m.Municipality == Here.Id);

    /// <summary>The last day on which this municipality takes part; null while no end is known.</summary>
    internal DateOnly? LastDay => new[] { Member.Until, Own?.LeftOn, Here.EndedOn }.Min();

    /// <summary>Whether its part is over.</summary>
    internal bool HasLeft => LastDay < Today;

    /// <summary>Up to which day it sees what others did.</summary>
    internal DateOnly AsOf => HasLeft ? LastDay!.Value : Today;

    /// <summary>The municipalities that take part or did.</summary>
    internal IReadOnlyList<Guid> Members => [.. Workspace.Members.Select(m => m.Municipality)];

    /// <summary>
    /// Enters the project from the tenant of this request. No membership is word for word no such project; for a coordinator neither is
    /// a project of somebody else.
    /// </summary>
    internal static async Task<Project> Enter(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Projects.FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();
        var workspace = await db.Workspace<Workspace>()
            .FirstOrDefaultAsync(w => w.ProjectId == id && w.LeadId == programme.TenantId && w.TenantId == w.LeadId, ct)
            ?? throw new NotFound();
        var own = await db.Participations.FirstOrDefaultAsync(p => p.ProjectId == id && p.LeadId == programme.TenantId, ct);
        return MayEnter(workspace, db.Context)
            ? new(programme, workspace, own, db.Context.Tenant!, db.Context.Today, db.Context.Actor.Role == Role.Coordinator)
            : throw new NotFound();
    }

    /// <summary>Whether this workspace names the municipality, and, for a coordinator, the person.</summary>
    internal static bool MayEnter(Workspace workspace, RequestContext context) =>
        workspace.Members.Any(m => m.Municipality == context.TenantId)
        && (context.Actor.Role != Role.Coordinator || workspace.Coordinators.Any(c => c.Is(context.Actor.PersonId, context.Today)));

    /// <summary>The rows of the workspace that its members wrote.</summary>
    internal IQueryable<T> Rows<T>(ProgrammesDb db) where T : WorkspaceRow =>
        db.Workspace<T>().Where(r => r.ProjectId == Id && r.LeadId == LeadId && Members.Contains(r.TenantId));

    /// <summary>What this municipality says of itself, to be changed; made when it says something for the first time.</summary>
    internal Participation OwnIn(ProgrammesDb db)
    {
        MustTakePart();
        return Own ?? db.Participations.Add(Participation.In(this)).Entity;
    }

    /// <summary>Refuses who left: it reads, and writes nothing.</summary>
    internal void MustTakePart() => RuleViolation.If(HasLeft, "left-the-project",
        $"{Here.Name} nam deel tot en met {LastDay.InWords()}. U kunt lezen wat er tot dan was, maar niets meer toevoegen.");

    /// <summary>Refuses a day on which the project, the municipality, or its part in it was not there; with the row that has it.</summary>
    internal void MustCover(DateOnly day, string row)
    {
        MustTakePart();
        RuleViolation.If(Here.EndedOn < day, "after-the-merger",
            $"{row}: {Here.Name} is {Here.Ending}. Noteer bij {Here.Successor?.Name} wat vanaf dan gebeurt.");
        RuleViolation.If(!new Period(Programme.From, Programme.Until).Covers(day), "outside-the-project",
            $"{row}: {day.InWords()} valt buiten het project, dat loopt van {Dutch.Period(Programme.From, Programme.Until)}.");
        RuleViolation.If(!new Period(Member.From, LastDay).Covers(day), "outside-the-membership",
            $"{row}: op {day.InWords()} nam {Here.Name} niet deel.");
    }

    /// <summary>Refuses who saw an older version of the row that they change as a whole; null is a program's that does not say.</summary>
    internal static void RefuseStale(TenantEntity row, int? version) => RuleViolation.If(version is { } seen && seen != row.Version,
        "changed-meanwhile", "Iemand anders heeft dit intussen gewijzigd. Bekijk wat er nu staat en probeer opnieuw.");

    /// <summary>To a coordinator the names of a municipality that left are no longer there: they are its own.</summary>
    internal void MustSeeNames() => _ = ByCoordinator && HasLeft ? throw new NotFound() : true;

    /// <summary>Refuses a coordinator, who keeps records and decides nothing for a municipality.</summary>
    internal void MustBeOfMunicipality() => RuleViolation.If(ByCoordinator, "municipality-decides",
        "Dit beslist de gemeente zelf: een ambtenaar kan het invullen.");

    /// <summary>Refuses who does not lead.</summary>
    internal void MustLead()
    {
        MustTakePart();
        MustBeOfMunicipality();
        RuleViolation.If(!IsLead, "lead-only", "Alleen de gemeente die het project leidt, kan dit wijzigen.");
    }

    /// <summary>The workspace to change, by the lead.</summary>
    internal async Task<Workspace> WorkspaceToChange(ProgrammesDb db, CancellationToken ct)
    {
        MustLead();
        return await db.Workspaces.FirstAsync(w => w.ProjectId == Id, ct);
    }
}
