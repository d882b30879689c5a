using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>
/// How the actions of a programme are carried out as a file, a row for each. A row says it of the action with its number; an action that is
/// not in the file stays as it is.
/// </summary>
internal static class ImportDescriptions
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Actions { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record Line : SheetRow
    {
        /// <summary>The number or code of the action.</summary>
        public string? Number { get; init; }

        public ActionState? State { get; init; }
        public string? Lead { get; init; }
        public IReadOnlyList<string>? Partners { get; init; }
        public string? Description { get; init; }
        public IReadOnlyList<DescribeAction.TargetInput>? SubTargets { get; init; }

        internal DescribeAction.Input Told => new()
        {
            State = State, Lead = Lead, Partners = Partners, Description = Description, SubTargets = SubTargets,
        };
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/invulling/inlezen");

    internal static readonly PageAddress FromFile = new("/programmas/{id:guid}/invulling/nakijken");

    private static readonly Sheet Sheet = new("invulling", "actions",
    [
        new("Actie", "number"), new("Wat er gebeurt"), new("Eenheid"), new("Te behalen KPI"), new("Status", "state")
        {
            Choices = InCell.States,
        },
        new("Trekker", "lead"), new("Partners", Split: InCell.ToTexts("partners[]")), new("Invulling", "description"),
        new("Verdeling", Split: InCell.ToAmounts("subTargets", "name", "target", whole: true)), new("Rapporteert aan"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/descriptions", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De invulling uit het bestand is bewaard.", then: OpenDescriptions.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(OpenDescriptions.Page, "/programmes/{id:guid}/descriptions", new(Permission.ProgrammesRead, Across: false),
            InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (_, actions) = await OpenDescriptions.Find(id, db, ct);
        var bodies = await db.SteeringBodies.Select(b => new { b.Id, b.Name }).ToDictionaryAsync(b => b.Id, b => b.Name, ct);
        return Sheet with
        {
            Rows = actions.Select(a => Row(a, new(a.State, a.Lead, a.Partners, a.Description, a.SubTargets),
                a.SteeringBodyId is { } body ? bodies.GetValueOrDefault(body) : null)),
        };
    }

    private static IReadOnlyList<object?> Row(ProgrammeAction a, ActionTerms t, string? body = null) =>
    [
        a.Code, a.Name, a.Unit, a.Kpi, t.State.InDutch(), t.Lead, InCell.Texts(t.Partners), t.Description, Parts(t.SubTargets), body,
    ];

    private static string Parts(IReadOnlyList<SubTarget> parts) => InCell.Amounts(parts.Select(p => (p.Name, (decimal)p.Target)));

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.Subsidised(id, ct));
        programme.RefuseUnless(input.Version);
        var outcomes = Apply(programme, await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct), input);
        if (outcomes.Any(o => o.Change is not null))
        {
            await db.Save(nameof(ImportDescriptions), programme, ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(Programme programme, IReadOnlyList<ProgrammeAction> actions, Input input) =>
        SheetOutcome.Each("actions", input.Actions, row =>
        {
            new Check().Must(!string.IsNullOrWhiteSpace(row.Number), "number", "Vul de actie in.").ThrowIfInvalid();
            var action = actions.FirstOrDefault(a => a.Code == row.Number);
            new Check().Must(action is not null, "number", $"kolom Actie: actie {row.Number} is er niet in {programme.Name}.")
                .ThrowIfInvalid();
            RuleViolation.If(input.Actions!.Count(r => r.Number == row.Number) > 1, "action-twice",
                $"Actie {row.Number} heeft twee rijen.");
            var told = row.Told.Checked(action!);
            var saved = new ActionTerms(action!.State, action.Lead, action.Partners, action.Description, action.SubTargets);
            var next = told with
            {
                Partners = InCell.Kept(told.Partners, saved.Partners, InCell.Texts),
                SubTargets = InCell.Kept(told.SubTargets, saved.SubTargets, Parts),
            };
            var change = Sheet.Changes(Row(action, saved), Row(action, next));
            if (change is not null)
            {
                programme.RefuseIfOver();
                action.Describe(next);
            }

            return ($"{action.Code}. {action.Name}", change, null);
        });

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var (programme, actions) = await OpenDescriptions.Find(id, db, ct);
        var (outcomes, shown) = Import.Try<Input>(form, "actions", json.Value.SerializerOptions, i => Apply(programme, actions, i));
        var tenant = db.Context.Tenant!.Slug;
        return await Pages.Show<ImportPage>(new
        {
            Title = "Invulling uit een bestand", Name = "De invulling", List = "actions", Form = shown, Outcomes = outcomes,
            programme.Version,
            Lead = "Een rij zegt hoe de actie met dat nummer ingevuld wordt. Wat niet in het bestand staat, blijft.",
            Files = OpenDescriptions.Page.In(tenant, id), Read = FromFile.In(tenant, id), Action = Page.In(tenant, id),
            Cancel = OpenDescriptions.Page.In(tenant, id),
            Parents = (IReadOnlyList<(string, string)>)[("Programma's", ListProgrammes.Page.In(tenant)),
                (programme.Name, OpenProgramme.Page.In(tenant, id)), ("Invulling", OpenDescriptions.Page.In(tenant, id))],
        });
    }
}
