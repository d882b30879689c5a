using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Web.Input;

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
            .Plausible(input.From, "from", db.Context.Today, years: 10).Plausible(input.Until, "until", db.Context.Today, years: 20)
            .Must(input.GrantedCents is null or >= 0 and <= Money.MaxCents, "grantedCents",
                "Geef een bedrag tussen €\u00A00 en €\u00A01.000.000.000.")
            .ThrowIfInvalid();
        var definition = await db.Definition(input.Definition!, input.Version, ct);
        new Check().Must(definition is not null, "definition", "Dit programma is er niet.").ThrowIfInvalid();

        var programme = Programme.Start(definition!, input.Name, input.From, input.Until, input.GrantedCents);
        var here = db.Context.Tenant;
        RuleViolation.If(here.EndedOn < programme.From, "after-the-merger",
            $"{here.Name} is {here.Ending}. Start in {here.Successor?.Name} wat vanaf dan begint.");
        List<ProgrammeAction> actions = [.. input.Actions.Given("actions").Select((a, i) => a.In(programme, definition!, i))];
        Programme.CheckTogether(actions);
        var same = await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.DefinitionId == programme.DefinitionId
            && p.Status != ProgrammeStatus.Withdrawn && p.From <= programme.Until && p.Until >= programme.From, ct);
        RuleViolation.If(same is not null, "programme-twice",
            $"{here.Name} neemt al deel aan {definition!.Name}: «{same?.Name}», "
            + $"{new Period(same?.From, same?.Until).InWords()}. Trek dat eerst in, of kies een andere periode.");
        db.Programmes.Add(programme); // of two at once the store keeps one
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
}
