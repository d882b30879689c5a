using AgiiPlatform.Programmes.Definitions;

namespace AgiiPlatform.Programmes;

/// <summary>The municipality takes part in a subsidised programme, with the actions that it chooses now or later.</summary>
internal static class StartProgramme
{
    internal sealed record Input
    {
        /// <summary>The definition: "plan-samenleven".</summary>
        public string? Definition { get; init; }

        /// <summary>Its version; the newest when none is given.</summary>
        public int? Version { get; init; }

        public string? Name { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public long? GrantedCents { get; init; }
        public IReadOnlyList<ChosenAction>? Actions { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes", Handle)
        .Form(Page, Show, "Het programma is gestart.", then: OpenProgramme.Page);

    private static async Task<Guid> Handle(Input input, ProgrammesDb db, CancellationToken ct)
    {
        if (db.Context.Tenant!.Kind != TenantKind.Municipality)
        {
            throw new NotFound(); // AgII defines programmes; a municipality takes part
        }

        new Check().RequiredText(input.Definition, "definition", "het programma", ProgrammeDefinition.MaxId)
            .MaxLength(input.Name, "name", "de naam", Programme.MaxName)
            .Must(input.GrantedCents is null or >= 0 and <= MaxCents, "grantedCents", "Geef een bedrag tussen € 0 en € 1.000.000.000.")
            .ThrowIfInvalid();
        var definition = await db.Definition(input.Definition!, input.Version, ct);
        new Check().Must(definition is not null, "definition", "Dit programma is er niet.").ThrowIfInvalid();

        var programme = Programme.Start(definition!, input.Name, input.From, input.Until, input.GrantedCents);
        List<ProgrammeAction> actions = [.. (input.Actions ?? []).OfType<ChosenAction>().Select((a, i) => a.In(programme, definition!, i))];
        Programme.CheckTogether(actions);
        db.Programmes.Add(programme);
        db.Actions.AddRange(actions);
        await db.Save(nameof(StartProgramme), programme, ct);
        return programme.Id;
    }

    private static async Task<IResult> Show(FormState form, ProgrammesDb db, CancellationToken ct) =>
        await Pages.Show<StartProgrammePage>(new
        {
            Form = form,
            Definitions = (await db.NewestDefinitions(ct))
                .Select(d => (d.DefinitionId, $"{d.Name} ({Dutch.Period(d.From, d.Until)})")).ToList(),
        });

    internal const long MaxCents = 100_000_000_000;
}
