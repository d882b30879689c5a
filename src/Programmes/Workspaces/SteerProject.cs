namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The municipality that leads says who is on the board, and who coordinates.</summary>
internal static class SteerProject
{
    internal sealed record Input
    {
        /// <summary>The version that was changed, as the form has it.</summary>
        public int? Version { get; init; }

        public IReadOnlyList<BoardInput>? Board { get; init; }
        public IReadOnlyList<CoordinatorInput>? Coordinators { get; init; }
    }

    internal sealed record BoardInput
    {
        public string? Name { get; init; }

        /// <summary>The function: "schepen van integratie", "gemeenteraadslid (oppositie)".</summary>
        public string? Title { get; init; }

        public string? Organisation { get; init; }

        /// <summary>"voorzitter" for who presides.</summary>
        public string? Role { get; init; }

        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal sealed record CoordinatorInput
    {
        public string? Name { get; init; }
        public string? Employer { get; init; }

        /// <summary>The number of their account.</summary>
        public Guid? Person { get; init; }

        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/bestuur");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/board", Handle, method: "PUT")
        .Form(Page, Show, "Het bestuur is bewaard.", then: OpenProject.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var workspace = await project.WorkspaceToChange(db, ct);
        Project.RefuseStale(project.Workspace, input.Version);
        var check = new Check();
        foreach (var (i, m) in input.Board.Given("board").Index())
        {
            check.RequiredText(m.Name, $"board[{i}].name", $"de naam van bestuurslid {i + 1}", Workspace.MaxName)
                .MaxLength(m.Title, $"board[{i}].title", "de functie")
                .MaxLength(m.Organisation, $"board[{i}].organisation", "de organisatie")
                .MaxLength(m.Role, $"board[{i}].role", "de rol", 50);
        }

        foreach (var (i, c) in input.Coordinators.Given("coordinators").Index())
        {
            check.RequiredText(c.Name, $"coordinators[{i}].name", $"de naam van coördinator {i + 1}", Workspace.MaxName)
                .RequiredText(c.Employer, $"coordinators[{i}].employer", $"de werkgever van coördinator {i + 1}");
        }

        check.Must((input.Board ?? []).Count <= MaxRows && (input.Coordinators ?? []).Count <= MaxRows, "board",
            $"Hoogstens {MaxRows} rijen.").ThrowIfInvalid();
        workspace.Steer(
            [.. (input.Board ?? []).Select(m => new BodyMember(m.Name!, m.Title, m.Organisation, m.Role, m.From, m.Until))],
            [.. (input.Coordinators ?? []).Select(c => new ProjectCoordinator(c.Name!, c.Employer!, c.Person, c.From, c.Until))],
            project.Now);
        await db.Save(nameof(SteerProject), workspace, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustLead();
        var (board, coordinators) = (project.Workspace.Board.Index().ToList(), project.Workspace.Coordinators.Index().ToList());
        return await Pages.Show<SteerProjectPage>(new
        {
            Id = id,
            project.Programme.Name,
            Form = form.IsTyped ? form : FormState.With(
            [
                ("version", $"{project.Workspace.Version}"),
                .. board.SelectMany(b => Fields($"board[{b.Index}]", ("name", b.Item.Name), ("title", b.Item.Title),
                    ("organisation", b.Item.Organisation), ("role", b.Item.Role), ("from", $"{b.Item.From:O}"),
                    ("until", $"{b.Item.Until:O}"))),
                .. coordinators.SelectMany(c => Fields($"coordinators[{c.Index}]", ("name", c.Item.Name), ("employer", c.Item.Employer),
                    ("person", $"{c.Item.Person}"), ("from", $"{c.Item.From:O}"), ("until", $"{c.Item.Until:O}"))),
            ]),
            BoardRows = board.Count + 3,
            CoordinatorRows = coordinators.Count + 1,
        });

        static IEnumerable<(string, string?)> Fields(string row, params (string Name, string? Value)[] fields) =>
            fields.Select(f => ($"{row}.{f.Name}", f.Value is "" ? null : f.Value));
    }

    private const int MaxRows = 60;
}
