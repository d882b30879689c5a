using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A project as a municipality enters it: only through its membership. One that left, or has ended, sees what there was by its last day
/// and was noted before its part ended, and writes nothing.
/// </summary>
internal sealed record Project(
    Programme Programme, Workspace Workspace, IReadOnlyList<HandOver> HandOvers, Participation? Own, Tenant Here, DateTime Now,
    bool ByCoordinator)
{
    internal Guid Id => Programme.Id;
    /// <summary>The municipality that began the project, and received the subsidy.</summary>
    internal Guid StarterId => Programme.TenantId;

    /// <summary>The municipality that leads.</summary>
    internal Guid LeadId => HandOvers.Lead(StarterId);

    internal bool IsLead => Here.Id == LeadId;
    internal DateOnly Today => Brussels.Day(Now);
    internal WorkspaceMember Member => Workspace.Members.First(m => m.Municipality == Here.Id);

    /// <summary>The last day on which this municipality takes part; null while no end is known.</summary>
    internal DateOnly? LastDay => LastDayOf(Member, Own, Here);

    /// <summary>The last day of a municipality: the lead ended its part, it left, or it is no more; null while no end is known.</summary>
    internal static DateOnly? LastDayOf(WorkspaceMember member, Participation? part, Tenant municipality) =>
        new[] { member.Until, part?.LeftOn, municipality.EndedOn }.Min();

    /// <summary>Whether its part is over.</summary>
    internal bool HasLeft => LastDay < Today;

    /// <summary>Up to which day it sees what others did.</summary>
    internal DateOnly AsOf => HasLeft ? LastDay!.Value : Today;

    /// <summary>
    /// Up to which moment it sees what others noted, when its part is over: the end of its last day, or when that day was written, if
    /// that was later. What is added after, also of a day before, it does not see.
    /// </summary>
    internal DateTime? NotedUntil => !HasLeft ? null : new[]
    {
        Over(Member.Until, Member.EndedAt), Over(Own?.LeftOn, Own?.LeftAt), Over(Here.EndedOn, null),
    }.Min();

    /// <summary>What the lead wrote of the project, as this municipality sees it.</summary>
    internal EarlierWorkspace Seen => Workspace.At(NotedUntil);

    /// <summary>Who led before, until when, and why AgII ended that if it did, as this municipality sees it.</summary>
    internal IReadOnlyList<(Guid Municipality, DateOnly Until, string? Reason)> EarlierLeads =>
    [
        .. HandOvers.Where(h => !(h.NotedAt > NotedUntil))
            .Select((h, i) => (i == 0 ? StarterId : HandOvers[i - 1].ToId, Brussels.Day(h.NotedAt), h.Reason)),
    ];

    /// <summary>The municipalities that take part or did.</summary>
    internal IReadOnlyList<Guid> Members => [.. Seen.Members.Select(m => m.Municipality)];

    /// <summary>
    /// Enters the project from the tenant of this request. No membership is word for word no such project; for a coordinator neither is
    /// a project of somebody else. A project is known by its id and who leads it: when two municipalities say that they lead this one,
    /// one of them made the other's up, and neither is entered.
    /// </summary>
    internal static async Task<Project> Enter(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var found = await db.Projects.Where(p => p.Id == id).Take(2).ToListAsync(ct);
        var programme = found is [var only] ? only : throw new NotFound();
        var handOvers = await db.Workspace<HandOver>().Where(h => h.ProjectId == id && h.LeadId == programme.TenantId)
            .OrderBy(h => h.Turn).ToListAsync(ct);
        var workspace = Workspaces.Workspace.Current(await db.Workspace<Workspace>()
            .Where(w => w.ProjectId == id && w.LeadId == programme.TenantId).ToListAsync(ct), handOvers) ?? throw new NotFound();
        var own = await db.Participations.FirstOrDefaultAsync(p => p.ProjectId == id && p.LeadId == programme.TenantId, ct);
        return MayEnter(workspace, db.Context)
            ? new(programme, workspace, handOvers, own, db.Context.Tenant!, db.Context.Now, db.Context.Actor.Role == Role.Coordinator)
            : throw new NotFound();
    }

    /// <summary>Whether this workspace names the municipality, and, for a coordinator, the person.</summary>
    internal static bool MayEnter(Workspace workspace, RequestContext context) =>
        workspace.Members.Any(m => m.Municipality == context.TenantId)
        && (context.Actor.Role != Role.Coordinator || workspace.Coordinators.Any(c => c.Is(context.Actor.PersonId, context.Today)));

    /// <summary>The rows of the workspace that its members wrote.</summary>
    internal IQueryable<T> Rows<T>(ProgrammesDb db) where T : WorkspaceRow
    {
        var members = Members;
        return db.Workspace<T>().Where(r => r.ProjectId == Id && r.LeadId == StarterId && members.Contains(r.TenantId));
    }

    /// <summary>What its members noted, as this municipality sees it.</summary>
    internal IQueryable<T> Records<T>(ProgrammesDb db) where T : WorkspaceRow
    {
        var records = Rows<T>(db).Where(r => r.RemovedBecause == null);
        return NotedUntil is { } until ? records.Where(r => r.TenantId == Here.Id || r.NotedAt <= until) : records;
    }

    /// <summary>The files of something that a member made, as this municipality sees them.</summary>
    internal IEnumerable<DeliverableFile> Files(Deliverable made) =>
        made.Files.Where(f => made.TenantId == Here.Id || !(f.AddedAt > NotedUntil));

    /// <summary>What this municipality noted and removed, and can put back.</summary>
    internal async Task<IReadOnlyList<RemovedRecord>> Removed<T>(ProgrammesDb db, CancellationToken ct) where T : ProjectRecord =>
        (await db.Set<T>().AsNoTracking().Where(r => r.ProjectId == Id && r.RemovedBecause != null).OrderByDescending(r => r.Id)
            .ToListAsync(ct)).ConvertAll(r => new RemovedRecord(r.Id, r.InWords, r.RemovedBecause!));

    /// <summary>The duos of this municipality that count.</summary>
    internal IQueryable<Duo> Duos(ProgrammesDb db) => db.Duos.Where(d => d.ProjectId == Id && d.RemovedBecause == null);

    /// <summary>Something that this municipality noted, to be corrected, removed or put back.</summary>
    internal async Task<T> ToChange<T>(Guid record, ProgrammesDb db, CancellationToken ct) where T : ProjectRecord
    {
        MustTakePart();
        return await db.Set<T>().FirstOrDefaultAsync(r => r.Id == record && r.ProjectId == Id, ct) ?? throw new NotFound();
    }

    /// <summary>Refuses what the municipality noted before: the same thing on the same day.</summary>
    internal async Task MustBeNew(Deliverable made, ProgrammesDb db, CancellationToken ct) => MustBeNew(made,
        await db.Deliverables.AsNoTracking().Where(d => d.ProjectId == Id && d.RemovedBecause == null && d.Kind == made.Kind
            && d.Date == made.Date).ToListAsync(ct));

    /// <summary>Refuses what is among these.</summary>
    internal static void MustBeNew(Deliverable made, IEnumerable<Deliverable> noted) => RuleViolation.If(
        noted.Any(d => d.Id != made.Id && d.Kind == made.Kind && d.Date == made.Date
            && FoldedText.Of(d.Title) == FoldedText.Of(made.Title)),
        "deliverable-twice", $"{made.Kind.InDutch()} «{made.Title}» van {made.Date.InWords()} staat er al.");

    /// <summary>Refuses a meeting that a member noted before: it counts once for all.</summary>
    internal async Task MustBeNew(ProjectMeeting meeting, ProgrammesDb db, CancellationToken ct) => MustBeNew(meeting,
        await Records<ProjectMeeting>(db).Where(m => m.Kind == meeting.Kind && m.Date == meeting.Date).ToListAsync(ct));

    /// <summary>Refuses a meeting that is among these.</summary>
    internal static void MustBeNew(ProjectMeeting meeting, IReadOnlyList<ProjectMeeting> noted) => RuleViolation.If(
        noted.Any(m => m.Id != meeting.Id && m.Kind == meeting.Kind && m.Date == meeting.Date
            && FoldedText.Of(m.Title) == FoldedText.Of(meeting.Title)),
        "meeting-noted-already", $"{meeting.Kind.InDutch()} «{meeting.Title}» op {meeting.Date.InWords()} staat er al. "
            + "Een bijeenkomst telt één keer voor alle gemeenten.");

    /// <summary>What this municipality says of itself, to be changed; made when it says something for the first time.</summary>
    internal Participation OwnIn(ProgrammesDb db)
    {
        MustTakePart();
        return Own ?? db.Participations.Add(Participation.In(this)).Entity;
    }

    /// <summary>Counts the duos of this municipality anew, with the one that is added or changed; answers all others.</summary>
    internal async Task<IReadOnlyList<Duo>> CountWith(Duo changed, ProgrammesDb db, CancellationToken ct)
    {
        var others = await Duos(db).AsNoTracking().Where(d => d.Id != changed.Id).ToListAsync(ct);
        OwnIn(db).Count(others.Append(changed).Where(d => d.RemovedBecause is null));
        return others;
    }

    /// <summary>What each municipality did last. Its duos are only known by their totals.</summary>
    internal async Task<IReadOnlyDictionary<Guid, (string What, DateOnly Day)>> LastDone(ProgrammesDb db, CancellationToken ct)
    {
        var made = await Rows<Deliverable>(db).Where(d => d.RemovedBecause == null)
            .Select(d => new { d.TenantId, d.Kind, d.Title, d.Date }).ToListAsync(ct);
        var held = await Rows<ProjectMeeting>(db).Where(m => m.RemovedBecause == null)
            .Select(m => new { m.TenantId, m.Kind, m.Title, m.Date }).ToListAsync(ct);
        var duos = await Rows<Participation>(db).Select(p => new { p.TenantId, p.Counts }).ToListAsync(ct);
        return ((IEnumerable<(Guid Of, string What, DateOnly Day)>)
        [
            .. made.Select(d => (d.TenantId, $"{d.Kind.InDutch()} «{d.Title}»", d.Date)),
            .. held.Select(m => (m.TenantId, $"{m.Kind.InDutch()} «{m.Title}»", m.Date)),
            .. from d in duos
               where d.Counts.Count > 0
               let last = d.Counts[^1]
               select (d.TenantId, last.Duos > 0 ? "Het begin van een duo" : "Een ontmoeting van een duo", last.Date),
        ]).GroupBy(d => d.Of).ToDictionary(g => g.Key, g => g.MaxBy(d => d.Day) is var last ? (last.What, last.Day) : default);
    }

    /// <summary>
    /// Refuses a last day before something that the municipality did (<see cref="LastDone"/>): it would count for some members and not
    /// for others.
    /// </summary>
    internal static void MustHaveNothingAfter(
        DateOnly lastDay, Tenant municipality, IReadOnlyDictionary<Guid, (string What, DateOnly Day)> done)
    {
        var (what, day) = done.GetValueOrDefault(municipality.Id);
        RuleViolation.If(day > lastDay, "records-after-the-last-day",
            $"{what} is van {day.InWords()}, na {lastDay.InWords()}. Kies {day.InWords()} of later, of verwijder dat eerst.");
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

    /// <summary>What lets a municipality in, by the one that leads.</summary>
    internal Membership Membership(Tenant municipality, DateOnly from) =>
        new() { LeadId = StarterId, ProjectId = Id, Turn = HandOvers.Turn(), MemberId = municipality.Id, From = from };

    /// <summary>The workspace to change, by the lead.</summary>
    internal async Task<Workspace> WorkspaceToChange(ProgrammesDb db, CancellationToken ct)
    {
        MustLead();
        var own = await db.Workspaces.FirstOrDefaultAsync(w => w.ProjectId == Id, ct);
        return (own ?? db.Workspaces.Add(Workspaces.Workspace.In(this)).Entity).GoOnFrom(
            Workspace.TenantId == Here.Id ? own! : Workspace, HandOvers.Turn());
    }

    /// <summary>The end of a last day in Flanders, in UTC, or when that day was written, if that was later; null without one.</summary>
    private static DateTime? Over(DateOnly? lastDay, DateTime? writtenAt)
    {
        if (lastDay is not { } day)
        {
            return null;
        }

        var end = TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Brussels.TimeZone);
        return writtenAt > end ? writtenAt : end;
    }
}
