using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A municipality begins a project with others, which it leads.</summary>
internal static class StartProject
{
    internal sealed record Input
    {
        public string? Name { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public long? SubsidyCents { get; init; }

        /// <summary>The same as people type it, in whole euros.</summary>
        public long? SubsidyEuro { get; init; }

        /// <summary>What the subsidy asks of who takes part.</summary>
        public string? Condition { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects", Handle)
        .Form(Page, (FormState form) => Pages.Show<StartProjectPage>(new { Form = form }), "Het project is gestart.",
            then: OpenProject.Page);

    private static async Task<Guid> Handle(Input input, ProgrammesDb db, CancellationToken ct)
    {
        var here = db.Context.Tenant!;
        if (here.Kind != TenantKind.Municipality)
        {
            throw new NotFound(); // AgII sits on the board; municipalities lead
        }

        RuleViolation.If(db.Context.Actor.Role == Role.Coordinator, "municipality-starts",
            "Een project wordt gestart door een gemeente, die u daarna als coördinator aanduidt.");
        const string amount = "Geef een bedrag tussen €\u00A00 en €\u00A01.000.000.000.";
        new Check().RequiredText(input.Name, "name", "de naam", Programme.MaxName)
            .Required(input.From, "from", "de eerste dag").Required(input.Until, "until", "de laatste dag")
            .Must(input.SubsidyCents is null or >= 0 and <= Money.MaxCents, "subsidyCents", amount)
            .Must(input.SubsidyEuro is null or >= 0 and <= Money.MaxCents / 100, "subsidyEuro", amount)
            .Same(input.SubsidyCents, input.SubsidyEuro, "subsidyEuro")
            .MaxLength(input.Condition, "condition", "de voorwaarde", Programme.MaxText).ThrowIfInvalid();

        var programme = Programme.StartProject(input.Name!, input.From!.Value, input.Until!.Value,
            input.SubsidyCents ?? input.SubsidyEuro * 100, input.Condition);
        db.Programmes.Add(programme);
        // Who leads prepares it before the first day.
        db.Memberships.Add(new() { LeadId = here.Id, ProjectId = programme.Id, MemberId = here.Id });
        db.Workspaces.Add(Workspace.Of(programme, here));
        await db.Save(nameof(StartProject), programme, ct);
        return programme.Id;
    }
}
