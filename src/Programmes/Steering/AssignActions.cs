namespace AgiiPlatform.Programmes.Steering;

/// <summary>Says of the actions of a programme whether they ran before, and to which body each reports.</summary>
internal static class AssignActions
{
    internal sealed record Input
    {
        public IReadOnlyList<ActionInput>? Actions { get; init; }

        /// <summary>The version of the programme that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal sealed record ActionInput
    {
        public string? Number { get; init; }
        public bool? RanBefore { get; init; }
        public Guid? SteeringBodyId { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/sturing");

    internal static readonly PageAddress Review = new("/programmas/{id:guid}/sturing/voorstel");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/steering", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "Bewaard: elke actie rapporteert aan haar stuurgroep.", then: OpenProgramme.Page)
            .Review(Review, Show);
        routes.Api.MapGet("/programmes/{id:guid}/steering", async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            (await Read(id, db, ct)).Lines).Requires(Permission.ProgrammesRead);
    }

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.Get<Programme>(id, ct));
        var actions = await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct);
        var bodies = await db.SteeringBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, ct);
        var check = new Check();
        foreach (var (i, given) in input.Actions.Given("actions").Index())
        {
            check.Must(actions.Any(a => a.Code == given.Number), $"actions[{i}].number",
                    $"Rij {i + 1}: actie {given.Number} staat niet in dit programma.")
                .Must(given.SteeringBodyId is null || bodies.ContainsKey(given.SteeringBodyId.Value), $"actions[{i}].steeringBodyId",
                    $"Actie {given.Number}: deze stuurgroep is er niet.");
        }

        check.ThrowIfInvalid();
        programme.RefuseIfOver();
        programme.RefuseUnless(input.Version);
        foreach (var given in input.Actions ?? [])
        {
            var action = actions.Find(a => a.Code == given.Number)!;
            RuleViolation.If(given.SteeringBodyId is { } body && body != action.SteeringBodyId && bodies[body].Until < db.Context.Today,
                "body-has-ended", $"Actie {given.Number}: deze stuurgroep is gestopt. Kies een andere.");
            action.ReportTo(given.RanBefore, given.SteeringBodyId);
        }

        await db.Save(nameof(AssignActions), programme, ct);
    }

    private static async Task<(Programme Programme, IReadOnlyList<ReportingAction> Lines, IReadOnlyList<SteeringBody> Bodies)> Read(
        Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, actions) = await OpenProgramme.Find(id, db, ct);
        var bodies = (await db.SteeringBodies.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct))
            .FindAll(b => !(b.Until < db.Context.Today) || actions.Any(a => a.SteeringBodyId == b.Id));
        var open = bodies.FindAll(b => !(b.Until < db.Context.Today));
        return (programme, [.. actions.Select(a => new ReportingAction(
            id, a.Code, a.Name, a.RanBefore, a.SteeringBodyId, ProposedBody.Of(a.RanBefore, open)))], bodies);
    }

    /// <summary>The form, with a proposal where nothing is chosen yet: by what is saved, or by what was ticked just now.</summary>
    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, lines, bodies) = await Read(id, db, ct);
        return await Pages.Show<SteeringPage>(new
        {
            Id = id, programme.Name, programme.Version, Actions = lines, Bodies = bodies.Select(b => ($"{b.Id}", b.Name)).ToList(),
            LacksGroup = ProposedBody.Of(false, bodies) is null,
            Form = form.HasErrors ? form : FormState.With(lines.Index().SelectMany(a =>
            {
                var at = $"actions[{a.Index}]";
                bool? ran = form.IsTyped ? form.Value($"{at}.ranBefore") is { } typed ? typed == "true" : null : a.Item.RanBefore;
                var chosen = form.IsTyped ? form.Value($"{at}.steeringBodyId") : a.Item.SteeringBodyId?.ToString();
                return ((string, string?)[])
                [
                    ($"{at}.ranBefore", ran is null ? null : ran.Value ? "true" : "false"),
                    ($"{at}.steeringBodyId", chosen ?? ProposedBody.Of(ran, bodies)?.ToString()),
                ];
            })),
        });
    }
}
