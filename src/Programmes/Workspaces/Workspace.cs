namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// What the lead keeps of a project for all its members: who takes part and since when, the board, the coordinator. Each municipality that
/// led has a row of its own: who is handed the lead goes on from what the one before it wrote, and changes nothing of that.
/// </summary>
internal sealed class Workspace : WorkspaceRow
{
    internal const int MaxName = 200;

    /// <summary>With the one that began the project first.</summary>
    internal IReadOnlyList<WorkspaceMember> Members { get; private set; } = [];

    /// <summary>Aldermen, councillors of the opposition too, AgII, VDAB; with who presides.</summary>
    internal IReadOnlyList<BodyMember> Board { get; private set; } = [];

    internal IReadOnlyList<ProjectCoordinator> Coordinators { get; private set; } = [];

    /// <summary>What this said before each change, the oldest first.</summary>
    internal IReadOnlyList<EarlierWorkspace> Earlier { get; private set; } = [];

    /// <summary>What this said at a moment; what it says now when none is given.</summary>
    internal EarlierWorkspace At(DateTime? moment) =>
        Earlier.FirstOrDefault(e => e.ReplacedAt > moment) ?? new(default, Members, Board, Coordinators);

    /// <summary>The turn of leading in which its municipality wrote it last.</summary>
    internal int Turn { get; private set; }

    /// <summary>
    /// The row that holds: of who leads, once it wrote something in its turn, and until then the one that held before. Only who was handed
    /// the lead is asked.
    /// </summary>
    internal static Workspace? Current(IReadOnlyCollection<Workspace> rows, IEnumerable<HandOver> handOvers) => handOvers.Aggregate(
        rows.FirstOrDefault(w => w.TenantId == w.LeadId),
        (current, h) => rows.FirstOrDefault(w => w.TenantId == h.ToId && w.Turn >= h.Turn) ?? current);

    /// <summary>Goes on, in the turn of this municipality, from what the one that led before wrote.</summary>
    internal Workspace GoOnFrom(Workspace before, int turn)
    {
        (Members, Board, Coordinators, Earlier) = (before.Members, before.Board, before.Coordinators, before.Earlier);
        Turn = turn;
        return this;
    }

    /// <summary>The row of a municipality that was handed the lead, empty yet.</summary>
    internal static Workspace In(Project project) => new() { LeadId = project.StarterId, ProjectId = project.Id };

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

    /// <summary>Ends the part of a municipality, other than the one that leads, after its last day.</summary>
    internal void End(Tenant municipality, DateOnly lastDay, Guid lead, DateTime now)
    {
        var member = Members.FirstOrDefault(m => m.Municipality == municipality.Id) ?? throw new NotFound();
        RuleViolation.If(municipality.Id == lead, "lead-stays", LeadStays);
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
