using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Says how an action of a programme is carried out.</summary>
internal static class DescribeAction
{
    internal sealed record Input
    {
        public ActionState? State { get; init; }
        public string? Lead { get; init; }
        public IReadOnlyList<string>? Partners { get; init; }
        public string? Description { get; init; }

        /// <summary>How what is to be reached is divided; together they are all of it.</summary>
        public IReadOnlyList<TargetInput>? SubTargets { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }

        internal ActionTerms Checked(ProgrammeAction action)
        {
            var check = new Check().MaxLength(Lead, "lead", "de trekker")
                .MaxLength(Description, "description", "de invulling", Programme.MaxText);
            foreach (var partner in Partners.Given("partners"))
            {
                check.MaxLength(partner, "partners", "een partner");
            }

            foreach (var (i, part) in SubTargets.Given("subTargets").Index())
            {
                check.RequiredText(part.Name, $"subTargets[{i}].name", $"voor wie deel {i + 1} is")
                    .Must(part.Target is > 0 and <= 100_000, $"subTargets[{i}].target",
                        $"Actie {action.Code}, deel {i + 1}: geef een geheel getal van 1 tot 100.000.");
            }

            check.ThrowIfInvalid();
            return new(State ?? ActionState.Proposed, Lead, Partners ?? [], Description,
                [.. (SubTargets ?? []).Select(t => new SubTarget(t.Name!, t.Target!.Value))]);
        }
    }

    internal sealed record TargetInput
    {
        public string? Name { get; init; }
        public int? Target { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/invulling/{actionId:guid}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/actions/{actionId:guid}/description", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De invulling van de actie is bewaard.", then: OpenDescriptions.Page);

    private static async Task Handle(Guid id, Guid actionId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, action) = await Find(id, actionId, db, ct);
        var terms = input.Checked(action);
        db.ToWrite(programme).RefuseUnless(input.Version);
        action.Describe(terms);
        await db.Save(nameof(DescribeAction), action, ct);
    }

    private static async Task<(Programme Programme, ProgrammeAction Action)> Find(
        Guid id, Guid actionId, ProgrammesDb db, CancellationToken ct) =>
        (await db.Subsidised(id, ct),
            await db.Actions.FirstOrDefaultAsync(a => a.ProgrammeId == id && a.Id == actionId, ct) ?? throw new NotFound());

    private static async Task<IResult> Show(Guid id, Guid actionId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, action) = await Find(id, actionId, db, ct);
        return await Pages.Show<DescribeActionPage>(new
        {
            Id = id, ActionId = actionId, PlanName = programme.Name, programme.Version, Action = $"{action.Code}. {action.Name}",
            action.Kpi, action.Unit,
            Form = form.IsTyped ? form : FormState.With(
            [
                ("state", action.State.ToApiName()), ("lead", action.Lead), ("description", action.Description),
                .. action.Partners.Select(p => ("partners[]", (string?)p)),
                .. action.SubTargets.Index().SelectMany(t => ((string, string?)[])
                    [($"subTargets[{t.Index}].name", t.Item.Name), ($"subTargets[{t.Index}].target", $"{t.Item.Target}")]),
            ]),
        });
    }
}
