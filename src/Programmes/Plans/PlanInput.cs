namespace AgiiPlatform.Programmes.Plans;

/// <summary>What is given when a policy plan is begun or changed.</summary>
internal sealed record PlanInput
{
    public string? Name { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public ProgrammeStatus? Status { get; init; }
    public string? Notes { get; init; }
    public string? Vision { get; init; }
    public string? BudgetNote { get; init; }
    public IReadOnlyList<string>? Themes { get; init; }
    public IReadOnlyList<ObjectiveInput>? Objectives { get; init; }
    public IReadOnlyList<string>? SuccessFactors { get; init; }
    public IReadOnlyList<ResponsibilityInput>? Responsibilities { get; init; }

    /// <summary>The version that was looked at; needed to change a plan.</summary>
    public int? Version { get; init; }

    internal sealed record ObjectiveInput
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
    }

    internal sealed record ResponsibilityInput
    {
        public string? Who { get; init; }
        public bool IsPolitical { get; init; }
        public string? Tasks { get; init; }
    }

    internal PlanTerms Checked()
    {
        var check = new Check()
            .RequiredText(Name, "name", "de naam", Programme.MaxName)
            .Required(From, "from", "de eerste dag")
            .Required(Until, "until", "de laatste dag")
            .MaxLength(Notes, "notes", "de nota", Programme.MaxText)
            .MaxLength(Vision, "vision", "de visie", Programme.MaxText)
            .MaxLength(BudgetNote, "budgetNote", "de nota over het budget", Programme.MaxText);
        foreach (var text in Themes.Given("themes").Concat(SuccessFactors.Given("successFactors")))
        {
            check.MaxLength(text, Themes?.Contains(text) == true ? "themes" : "successFactors", "elke regel", ProgrammeAction.MaxName);
        }

        foreach (var (i, objective) in Objectives.Given("objectives").Index())
        {
            check.RequiredText(objective.Code, $"objectives[{i}].code", "de code van de doelstelling", ProgrammeAction.MaxCode)
                .RequiredText(objective.Name, $"objectives[{i}].name", "de doelstelling", 1000)
                .Must(Objectives!.Count(o => o.Code == objective.Code) == 1, $"objectives[{i}].code",
                    $"Doelstelling {objective.Code} staat er twee keer.");
        }

        foreach (var (i, who) in Responsibilities.Given("responsibilities").Index())
        {
            check.RequiredText(who.Who, $"responsibilities[{i}].who", "wie verantwoordelijk is")
                .MaxLength(who.Tasks, $"responsibilities[{i}].tasks", "de taken", 1000);
        }

        check.ThrowIfInvalid();
        return new(Name!, From!.Value, Until!.Value, Status ?? ProgrammeStatus.Draft, Notes, Vision, BudgetNote, Themes ?? [],
            [.. (Objectives ?? []).Select(o => new Objective(o.Code!, o.Name!))], SuccessFactors ?? [],
            [.. (Responsibilities ?? []).Select(r => new Responsibility(r.Who!, r.IsPolitical, r.Tasks))]);
    }
}
