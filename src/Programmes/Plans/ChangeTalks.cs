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

    internal sealed record TalkInput
    {
        public DateOnly? Date { get; init; }
        public string? With { get; init; }
        public string? Text { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/gesprekken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/talks", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De gesprekken zijn bewaard.", then: OpenPolicyPlan.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var check = new Check();
        foreach (var (i, talk) in (input.Talks ?? []).Index())
        {
            check.Required(talk.Date, $"talks[{i}].date", $"de datum van rij {i + 1}")
                .Must(!(talk.Date > db.Context.Today), $"talks[{i}].date", $"Rij {i + 1}: dit gesprek is nog niet gevoerd.")
                .RequiredText(talk.With, $"talks[{i}].with", $"met wie het gesprek van rij {i + 1} was")
                .MaxLength(talk.Text, $"talks[{i}].text", "wat er gezegd werd", Programme.MaxText);
        }

        check.ThrowIfInvalid();
        plan.RefuseUnless(input.Version);
        plan.SetTalks([.. (input.Talks ?? []).Select(t => new Talk(t.Date!.Value, t.With!, t.Text))]);
        await db.Save(nameof(ChangeTalks), plan, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
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
