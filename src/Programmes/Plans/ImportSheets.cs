using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>
/// The action sheets of a policy plan as a file, a row for each. A row with the code of a sheet changes it, one with another code is new. A
/// sheet that is not in the file stays.
/// </summary>
internal static class ImportSheets
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Actions { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record Line : SheetRow
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
        public string? Objective { get; init; }
        public string? Description { get; init; }
        public string? Lead { get; init; }
        public IReadOnlyList<string>? Partners { get; init; }
        public long? PrintedShortfallCents { get; init; }
        public string? PrintedRemark { get; init; }
        public string? Timing { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public ActionState? State { get; init; }
        public bool? RanBefore { get; init; }
        public IReadOnlyList<SheetInput.MoneyInput>? Costs { get; init; }
        public IReadOnlyList<SheetInput.MoneyInput>? Covers { get; init; }

        internal SheetInput Told => new()
        {
            Code = Code, Name = Name, Objective = Objective, Description = Description, Lead = Lead, Partners = Partners, Timing = Timing,
            From = From, Until = Until, State = State, RanBefore = RanBefore, Costs = Costs, Covers = Covers,
            PrintedRemark = PrintedRemark, PrintedShortfallCents = PrintedShortfallCents,
        };
    }

    internal static readonly PageAddress Files = new("/beleidsplannen/{id:guid}/acties");

    internal static readonly PageAddress Page = new(Files.Pattern + "/inlezen");

    internal static readonly PageAddress FromFile = new(Files.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("actiefiches", "actions",
    [
        new("Code", "code"), new("Actie", "name", Needed: true), new("Doelstelling", "objective"), new("Omschrijving", "description"),
        new("Trekker", "lead"), new("Partners", Split: InCell.ToTexts("partners[]")), new("Kosten", Kind: SheetKind.Cents),
        new("Dekking", Kind: SheetKind.Cents), new("Tekort", Kind: SheetKind.Cents),
        new("Tekort zoals gedrukt", "printedShortfallCents", SheetKind.Cents), new("Opmerking zoals gedrukt", "printedRemark"),
        new("Timing", "timing"), new("Eerste dag", "from", SheetKind.Day), new("Laatste dag", "until", SheetKind.Day),
        new("Status", "state") { Choices = InCell.States },
        new("Lopend of nieuw", "ranBefore") { Choices = [("true", "lopend"), ("false", "nieuw")] },
        new("Kosten per post", Split: InCell.ToAmounts("costs", "text", "euros")),
        new("Dekking per post", Split: InCell.ToAmounts("covers", "text", "euros")),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/actions", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De acties uit het bestand zijn bewaard.", then: OpenPolicyPlan.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Files, "/policy-plans/{id:guid}/actions", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await OpenPolicyPlan.Find(id, db, ct)).Actions.Select(Row) };

    private static IReadOnlyList<object?> Row(ProgrammeAction a)
    {
        var (costs, covers) = (a.Money.Where(m => !m.IsCover).Sum(m => m.Cents), a.Money.Where(m => m.IsCover).Sum(m => m.Cents));
        return
        [
            a.Code, a.Name, a.Objective, a.Description, a.Lead, InCell.Texts(a.Partners), costs, covers, costs - covers,
            a.PrintedShortfallCents, a.PrintedRemark, a.Timing, a.From, a.Until, a.State.InDutch(),
            a.RanBefore switch { true => "lopend", false => "nieuw", _ => null }, Amounts(a.Money, isCover: false),
            Amounts(a.Money, isCover: true),
        ];
    }

    private static string Amounts(IReadOnlyList<MoneyLine> money, bool isCover) =>
        InCell.Amounts(money.Where(m => m.IsCover == isCover).Select(m => (m.Text, m.Cents / 100m)));

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        plan.RefuseUnless(input.Version);
        var actions = await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct);
        var outcomes = Apply(plan, actions, input, db.Actions.Add);
        if (outcomes.Any(o => o.Change is not null))
        {
            db.Touch(plan);
            await db.Save(nameof(ImportSheets), plan, ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        Programme plan, IReadOnlyList<ProgrammeAction> actions, Input input, Func<ProgrammeAction, object> add)
    {
        var position = actions.Select(a => a.Position).DefaultIfEmpty(-1).Max();
        return SheetOutcome.Each("actions", input.Actions, row =>
        {
            var told = row.Told.Checked(plan);
            RuleViolation.If(input.Actions!.Count(r => r.Code == told.Code) > 1, "action-twice", $"Actie {told.Code} heeft twee rijen.");
            var saved = actions.FirstOrDefault(a => a.Code == told.Code);
            var terms = told with
            {
                Partners = InCell.Kept(told.Partners, saved?.Partners, InCell.Texts),
                Money = InCell.Kept(told.Money, saved?.Money, m => $"{Amounts(m, isCover: false)}\n{Amounts(m, isCover: true)}"),
            };
            var next = ProgrammeAction.Sheet(plan, terms, saved?.Position ?? position + 1);
            var change = saved is null ? SheetOutcome.New : Sheet.Changes(Row(saved), Row(next));
            if (saved is null)
            {
                position++;
                add(next);
            }
            else if (change is not null)
            {
                saved.Write(terms);
            }

            return ($"{terms.Code} {terms.Name}", change, null);
        });
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var (plan, actions) = await OpenPolicyPlan.Find(id, db, ct);
        var (outcomes, shown) = Import.Try<Input>(form, "actions", json.Value.SerializerOptions, i => Apply(plan, actions, i, a => a));
        var tenant = db.Context.Tenant!.Slug;
        return await Pages.Show<ImportPage>(new
        {
            Title = "Acties uit een bestand", Name = "De acties", List = "actions", Form = shown, Outcomes = outcomes, plan.Version,
            Lead = "Een rij met de code van een actie wijzigt ze, een rij met een andere code is nieuw. Wat niet in het bestand staat, "
                + "blijft. Kosten en dekking wijzigt u per post: de sommen rekent het platform uit.",
            Files = Files.In(tenant, id), Read = FromFile.In(tenant, id), Action = Page.In(tenant, id),
            Cancel = OpenPolicyPlan.Page.In(tenant, id),
            Parents = (IReadOnlyList<(string, string)>)[("Beleidsplannen", ListPolicyPlans.Page.In(tenant)),
                (plan.Name, OpenPolicyPlan.Page.In(tenant, id))],
        });
    }
}
