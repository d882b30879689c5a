using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Writes the critical success factors of a policy plan.</summary>
internal static class ChangeSuccessFactors
{
    internal sealed record Input
    {
        public IReadOnlyList<FactorInput>? SuccessFactors { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record FactorInput : SheetRow
    {
        public string? Text { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/succesfactoren");

    internal static readonly PageAddress FromFile = new(Page.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("succesfactoren", "successFactors", [new("Succesfactor", "text")]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/success-factors", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De succesfactoren zijn bewaard.", then: OpenPolicyPlan.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Page, "/policy-plans/{id:guid}/success-factors", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await db.Plan(id, ct)).SuccessFactors.Select(Row) };

    private static IReadOnlyList<object?> Row(string factor) => [factor];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var factors = Checked(input);
        plan.RefuseUnless(input.Version);
        if (!factors.SequenceEqual(plan.SuccessFactors))
        {
            plan.SetSuccessFactors(factors);
            await db.Save(nameof(ChangeSuccessFactors), plan, ct);
        }
    }

    private static IReadOnlyList<string> Checked(Input input)
    {
        var (check, rows) = (new Check(), input.SuccessFactors.Given("successFactors"));
        foreach (var (i, factor) in rows.Index())
        {
            var number = PlanImport.Number(factor, i);
            check.RequiredText(factor.Text, $"successFactors[{i}].text", $"de succesfactor van rij {number}", ProgrammeAction.MaxName)
                .Must(rows.Take(i).All(f => f.Text is null || FoldedText.Of(f.Text) != FoldedText.Of(factor.Text ?? "")),
                    $"successFactors[{i}].text", $"Rij {number}: deze succesfactor staat er twee keer.");
        }

        check.ThrowIfInvalid();
        return [.. rows.Select(f => f.Text!)];
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        if (form.IsFromFile("successFactors"))
        {
            return await PlanImport.Show(plan, "De succesfactoren", "successFactors", Page, FromFile, db.Context.Tenant!.Slug,
                Import.Try<Input>(form, "successFactors", json.Value.SerializerOptions, i => PlanImport.Outcomes(
                    Sheet, "successFactors", i.SuccessFactors ?? [], Checked(i), plan.SuccessFactors, Row, f => f)));
        }

        return await Pages.Show<SuccessFactorsPage>(new
        {
            Id = id, PlanName = plan.Name, plan.Version,
            Form = form.IsTyped ? form : FormState.With(
                plan.SuccessFactors.Index().Select(f => ($"successFactors[{f.Index}].text", (string?)f.Item))),
        });
    }
}
