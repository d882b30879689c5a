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

    internal sealed record ApprovalInput
    {
        public string? Body { get; init; }
        public DateOnly? Date { get; init; }
        public string? Note { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/goedkeuringen");

    internal static readonly PageAddress OfProgramme = new("/programmas/{id:guid}/goedkeuringen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/approvals", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De goedkeuringen zijn bewaard.", then: OpenPolicyPlan.Page);
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/approvals", Handle, method: HttpMethods.Put)
            .Form(OfProgramme, Show, "De goedkeuringen zijn bewaard.", then: OpenDescriptions.Page);
    }

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Get<Programme>(id, ct);
        var check = new Check();
        foreach (var (i, approval) in (input.Approvals ?? []).Index())
        {
            check.RequiredText(approval.Body, $"approvals[{i}].body", $"het orgaan van rij {i + 1}")
                .Required(approval.Date, $"approvals[{i}].date", $"de datum van rij {i + 1}")
                .MaxLength(approval.Note, $"approvals[{i}].note", "wat er gezegd werd", 1000);
        }

        check.ThrowIfInvalid();
        plan.RefuseUnless(input.Version);
        plan.SetApprovals([.. (input.Approvals ?? []).Select(a => new Approval(a.Body!, a.Date!.Value, a.Note))]);
        await db.Save(nameof(ChangeApprovals), plan, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Get<Programme>(id, ct);
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
