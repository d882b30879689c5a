using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>What is given when an action sheet is added or changed; amounts in cents, or in euros as people write them.</summary>
internal sealed record SheetInput
{
    public string? Code { get; init; }
    public string? Objective { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Lead { get; init; }
    public IReadOnlyList<string>? Partners { get; init; }
    public string? Timing { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public ActionState? State { get; init; }
    public bool? RanBefore { get; init; }
    public IReadOnlyList<MoneyInput>? Costs { get; init; }
    public IReadOnlyList<MoneyInput>? Covers { get; init; }

    /// <summary>What a paper says where it differs from the sum.</summary>
    public string? PrintedRemark { get; init; }

    public long? PrintedShortfallCents { get; init; }

    public decimal? PrintedShortfallEuros { get; init; }

    /// <summary>The version of the plan that was looked at; needed to change a sheet.</summary>
    public int? Version { get; init; }

    internal sealed record MoneyInput
    {
        public string? Text { get; init; }
        public long? Cents { get; init; }

        public decimal? Euros { get; init; }
    }

    internal SheetTerms Checked(Programme plan)
    {
        var check = new Check()
            .RequiredText(Code, "code", "de code", ProgrammeAction.MaxCode)
            .RequiredText(Name, "name", "de actie", ProgrammeAction.MaxName)
            .Must(Objective is null || plan.Objectives.Any(o => o.Code == Objective), "objective",
                $"Actie {Code}: doelstelling {Objective} staat niet in dit plan.")
            .MaxLength(Description, "description", "de omschrijving", Programme.MaxText)
            .MaxLength(Lead, "lead", "de trekker")
            .MaxLength(Timing, "timing", "de timing")
            .MaxLength(PrintedRemark, "printedRemark", "de opmerking", Programme.MaxText);
        foreach (var partner in Partners.Given("partners"))
        {
            check.MaxLength(partner, "partners", "een partner");
        }

        if (PrintedShortfallCents is not null || PrintedShortfallEuros is not null)
        {
            check.Amount(PrintedShortfallCents, PrintedShortfallEuros, "printedShortfallEuros", "het tekort");
        }

        Lines(Costs, "costs", "kost");
        Lines(Covers, "covers", "dekking");
        check.ThrowIfInvalid();
        return new(Code!, Objective, Name!, Description, Lead, Partners ?? [], Timing, From, Until, State ?? ActionState.Proposed, RanBefore,
            [.. Read(Costs, isCover: false), .. Read(Covers, isCover: true)], PrintedRemark,
            Money.Cents(PrintedShortfallCents, PrintedShortfallEuros));

        void Lines(IReadOnlyList<MoneyInput>? lines, string field, string label)
        {
            foreach (var (i, line) in lines.Given(field).Index())
            {
                check.RequiredText(line.Text, $"{field}[{i}].text", $"waarvoor de {label} {i + 1} dient", OperatingInput.MaxLineText)
                    .Amount(line.Cents, line.Euros, $"{field}[{i}].{(line.Cents is null ? "euros" : "cents")}",
                        $"het bedrag van de {label} {i + 1}");
            }
        }

        static IEnumerable<MoneyLine> Read(IReadOnlyList<MoneyInput>? lines, bool isCover) =>
            (lines ?? []).Select(l => new MoneyLine(l.Text!, Money.Cents(l.Cents, l.Euros)!.Value, isCover));
    }
}
