using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Writes who approved a programme or advised on it, and when: the college, a committee of the council.</summary>
internal static class ChangeApprovals
{
    internal sealed record Input
    {
        public IReadOnlyList<ApprovalInput>? Approvals { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record ApprovalInput : SheetRow
    {
        public string? Body { get; init; }
        public DateOnly? Date { get; init; }
        public string? Note { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/goedkeuringen");

    internal static readonly PageAddress OfProgramme = new("/programmas/{id:guid}/goedkeuringen");

    internal static readonly PageAddress FromFile = new(Page.Pattern + "/nakijken");

    internal static readonly PageAddress OfProgrammeFromFile = new(OfProgramme.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("goedkeuringen", "approvals",
        [new("Orgaan", "body"), new("Datum", "date", SheetKind.Day, Needed: true), new("Wat het zei", "note")])
    {
        Key = ["Orgaan", "Datum"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/approvals", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De goedkeuringen zijn bewaard.", then: OpenPolicyPlan.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/approvals", Handle, method: HttpMethods.Put)
            .Form(OfProgramme, Show, "De goedkeuringen zijn bewaard.", then: OpenDescriptions.Page)
            .FromSheet(OfProgrammeFromFile, InSheet, Show);
        routes.MapSheet(Page, "/policy-plans/{id:guid}/approvals", new(Permission.ProgrammesRead, Across: false), InSheet);
        routes.MapSheet(OfProgramme, "/programmes/{id:guid}/approvals", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await db.Get<Programme>(id, ct)).Approvals.Select(Row) };

    private static IReadOnlyList<object?> Row(Approval a) => [a.Body, a.Date, a.Note];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = db.ToWrite(await db.Get<Programme>(id, ct));
        var approvals = Checked(input);
        plan.RefuseUnless(input.Version);
        var before = plan.Approvals;
        plan.SetApprovals(approvals);
        if (!before.SequenceEqual(plan.Approvals))
        {
            await db.Save(nameof(ChangeApprovals), plan, ct);
        }
    }

    private static IReadOnlyList<Approval> Checked(Input input)
    {
        var check = new Check();
        foreach (var (i, approval) in input.Approvals.Given("approvals").Index())
        {
            check.RequiredText(approval.Body, $"approvals[{i}].body", $"het orgaan van rij {PlanImport.Number(approval, i)}")
                .Required(approval.Date, $"approvals[{i}].date", $"de datum van rij {PlanImport.Number(approval, i)}")
                .MaxLength(approval.Note, $"approvals[{i}].note", "wat er gezegd werd", 1000);
        }

        check.ThrowIfInvalid();
        return [.. (input.Approvals ?? []).Select(a => new Approval(a.Body!, a.Date!.Value, a.Note))];
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var plan = await db.Get<Programme>(id, ct);
        if (form.IsFromFile("approvals"))
        {
            var (page, read) = plan.Kind == ProgrammeKind.PolicyPlan ? (Page, FromFile) : (OfProgramme, OfProgrammeFromFile);
            return await PlanImport.Show(plan, "De goedkeuringen", "approvals", page, read, db.Context.Tenant!.Slug, Import.Try<Input>(
                form, "approvals", json.Value.SerializerOptions, i => PlanImport.Outcomes(
                    Sheet, "approvals", i.Approvals ?? [], Checked(i), plan.Approvals, Row, a => $"{a.Body}, {a.Date.InWords()}")));
        }

        return await Pages.Show<ApprovalsPage>(new
        {
            Id = id, PlanName = plan.Name, plan.Version, IsPlan = plan.Kind == ProgrammeKind.PolicyPlan,
            Form = form.IsTyped ? form : FormState.With(plan.Approvals.Index().SelectMany(a => ((string, string?)[])
            [
                ($"approvals[{a.Index}].body", a.Item.Body), ($"approvals[{a.Index}].date", $"{a.Item.Date:O}"),
                ($"approvals[{a.Index}].note", a.Item.Note),
            ])),
        });
    }
}
