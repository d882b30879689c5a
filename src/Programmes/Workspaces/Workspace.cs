namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// What the lead keeps of a project for all its members: who takes part and since when, the board, the coordinator. Each municipality that
/// led has a row of its own: who is handed the lead goes on from what the one before it wrote, and changes nothing of that.
/// </summary>
internal sealed class Workspace : WorkspaceRow
{
    internal const int MaxName = 200;

    /// <summary>With the lead first.</summary>
    internal IReadOnlyList<WorkspaceMember> Members { get; private set; } = [];

    /// <summary>Aldermen, councillors of the opposition too, AgII, VDAB; with who presides.</summary>
    internal IReadOnlyList<BodyMember> Board { get; private set; } = [];

    internal IReadOnlyList<ProjectCoordinator> Coordinators { get; private set; } = [];

    /// <summary>What this said before each change, the oldest first.</summary>
    internal IReadOnlyList<EarlierWorkspace> Earlier { get; private set; } = [];

    /// <summary>What this said at a moment; what it says now when none is given.</summary>
    internal EarlierWorkspace At(DateTime? moment) =>
        Earlier.FirstOrDefault(e => e.ReplacedAt > moment) ?? new(default, Members, Board, Coordinators);

    /// <summary>Who leads: the last one that was handed the lead, or who began.</summary>
    internal Guid LedBy => LeadOf(Members);

    /// <inheritdoc cref="LedBy"/>
    internal Guid LeadOf(IReadOnlyList<WorkspaceMember> members) => Last(members)?.Municipality ?? LeadId;

    /// <summary>
    /// The row that holds: from who began, each names the next. Only who was handed the lead is asked, and a row of one that led before
    /// holds again once it is written anew.
    /// </summary>
    internal static Workspace? Current(IReadOnlyCollection<Workspace> rows)
    {
        var current = rows.FirstOrDefault(w => w.TenantId == w.LeadId);
        while (current is not null && Last(current.Members) is { } lead
            && rows.FirstOrDefault(w => w.TenantId == lead.Municipality && w.TenantId != current.TenantId) is { } next
            && Last(next.Members)?.LeadsSince >= lead.LeadsSince)
        {
            current = next;
        }

        return current;
    }

    private static WorkspaceMember? Last(IReadOnlyList<WorkspaceMember> members) =>
        members.Where(m => m.LeadsSince is not null).MaxBy(m => m.LeadsSince);

    /// <summary>Goes on from what the one that led before wrote.</summary>
    internal Workspace GoOnFrom(Workspace before)
    {
        (Members, Board, Coordinators, Earlier) = (before.Members, before.Board, before.Coordinators, before.Earlier);
        return this;
    }

    /// <summary>The row of a municipality that was handed the lead, empty yet.</summary>
    internal static Workspace In(Project project) => new() { LeadId = project.StarterId, ProjectId = project.Id };

    /// <summary>Hands the lead to another member.</summary>
    internal void HandOver(Tenant municipality, DateTime now)
    {
        Keep(now);
        Members = [.. Members.Select(m => m.Municipality == municipality.Id ? m with { LeadsSince = now } : m)];
    }

    /// <summary>The workspace of a new project, with the lead as its first member.</summary>
    internal static Workspace Of(Programme project, Tenant lead) => new()
    {
        LeadId = lead.Id, ProjectId = project.Id, Members = [new(lead.Id, project.From)],
    };

    /// <summary>Lets a municipality in from a day on.</summary>
    internal void Add(Tenant municipality, DateOnly from, DateTime now)
    {
        RuleViolation.If(Members.Any(m => m.Municipality == municipality.Id), "member-already",
            $"{municipality.Name} neemt al deel aan dit project.");
        RuleViolation.If(!municipality.ExistsOn(from), "municipality-not-there",
            municipality.EndedOn < from
                ? $"{municipality.Name} is {municipality.Ending}. Voeg {municipality.Successor!.Name} toe."
                : $"{municipality.Name} bestond nog niet op {from.InWords()}.");
        Keep(now);
        Members = [.. Members, new(municipality.Id, from)];
    }

    /// <summary>Ends the part of a municipality after its last day.</summary>
    internal void End(Tenant municipality, DateOnly lastDay, DateTime now)
    {
        var member = Members.FirstOrDefault(m => m.Municipality == municipality.Id) ?? throw new NotFound();
        RuleViolation.If(municipality.Id == LedBy, "lead-stays", LeadStays);
        RuleViolation.If(lastDay < member.From, "left-before-joined",
            $"De laatste dag ligt voor de eerste: {municipality.Name} neemt deel vanaf {member.From.InWords()}.");
        Keep(now);
        Members = [.. Members.Select(m => m == member ? m with { Until = lastDay, EndedAt = now } : m)];
    }

    /// <summary>Says who is on the board and who coordinates.</summary>
    internal void Steer(IReadOnlyList<BodyMember> board, IReadOnlyList<ProjectCoordinator> coordinators, DateTime now)
    {
        foreach (var (row, member) in board.Index())
        {
            RuleViolation.If(member.Until < member.From, "period-ends-before-it-begins",
                $"Bestuurslid {row + 1}: de einddatum ligt voor de begindatum.");
        }

        RuleViolation.If(board.Count(m => m.Role == Chair && m.Until is null) > 1, "two-chairs",
            "Er staan twee voorzitters in het bestuur. Geef er hoogstens één die rol, of vul een einddatum in.");
        foreach (var (row, coordinator) in coordinators.Index())
        {
            RuleViolation.If(coordinator.Until < coordinator.From, "period-ends-before-it-begins",
                $"Coördinator {row + 1}: de einddatum ligt voor de begindatum.");
        }

        Keep(now);
        (Board, Coordinators) = (board, coordinators);
    }

    private void Keep(DateTime now) => Earlier = [.. Earlier, new(now, Members, Board, Coordinators)];

    internal const string Chair = "voorzitter";

    internal const string LeadStays = "De gemeente die leidt, kan niet uit het project stappen. Geef eerst de leiding door.";
}
