using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Writes the log of talks about how a policy plan goes.</summary>
internal static class ChangeTalks
{
    internal sealed record Input
    {
        public IReadOnlyList<TalkInput>? Talks { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record TalkInput : SheetRow
    {
        public DateOnly? Date { get; init; }
        public string? With { get; init; }
        public string? Text { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/gesprekken");

    internal static readonly PageAddress FromFile = new(Page.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("gesprekken", "talks",
        [new("Datum", "date", SheetKind.Day), new("Met wie", "with", Needed: true), new("Wat er gezegd werd", "text")])
    {
        Key = ["Datum", "Met wie"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/talks", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De gesprekken zijn bewaard.", then: OpenPolicyPlan.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Page, "/policy-plans/{id:guid}/talks", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await db.Plan(id, ct)).Plan.Talks.Select(Row) };

    private static IReadOnlyList<object?> Row(Talk t) => [t.Date, t.With, t.Text];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var talks = Checked(input, db.Context.Today);
        plan.RefuseUnless(input.Version);
        var before = plan.Plan.Talks;
        plan.SetTalks(talks);
        if (!before.SequenceEqual(plan.Plan.Talks))
        {
            await db.Save(nameof(ChangeTalks), plan, ct);
        }
    }

    private static IReadOnlyList<Talk> Checked(Input input, DateOnly today)
    {
        var check = new Check();
        foreach (var (i, talk) in input.Talks.Given("talks").Index())
        {
            check.Required(talk.Date, $"talks[{i}].date", $"de datum van rij {PlanImport.Number(talk, i)}")
                .Must(!(talk.Date > today), $"talks[{i}].date", $"Rij {PlanImport.Number(talk, i)}: dit gesprek is nog niet gevoerd.")
                .RequiredText(talk.With, $"talks[{i}].with", $"met wie het gesprek van rij {PlanImport.Number(talk, i)} was")
                .MaxLength(talk.Text, $"talks[{i}].text", "wat er gezegd werd", Programme.MaxText);
        }

        check.ThrowIfInvalid();
        return [.. (input.Talks ?? []).Select(t => new Talk(t.Date!.Value, t.With!, t.Text))];
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        if (form.IsFromFile("talks"))
        {
            return await PlanImport.Show(plan, "De gesprekken", "talks", Page, FromFile, db.Context.Tenant!.Slug, Import.Try<Input>(
                form, "talks", json.Value.SerializerOptions, i => PlanImport.Outcomes(Sheet, "talks", i.Talks ?? [],
                    Checked(i, db.Context.Today), plan.Plan.Talks, Row, t => $"{t.Date.InWords()}, {t.With}")));
        }

        return await Pages.Show<TalksPage>(new
        {
            Id = id, PlanName = plan.Name, plan.Version,
            Form = form.IsTyped ? form : FormState.With(plan.Plan.Talks.Index().SelectMany(t => ((string, string?)[])
            [
                ($"talks[{t.Index}].date", $"{t.Item.Date:O}"), ($"talks[{t.Index}].with", t.Item.With),
                ($"talks[{t.Index}].text", t.Item.Text),
            ])),
        });
    }
}
