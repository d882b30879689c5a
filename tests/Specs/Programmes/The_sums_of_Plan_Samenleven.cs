using AgiiPlatform.Platform.Http;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Specs.Programmes;

public class The_sums_of_Plan_Samenleven
{
    private static readonly ProgrammeDefinition Plan = ShippedDefinitions.All.Single(d => d.DefinitionId == "plan-samenleven");

    private static DefinedAction Defined(string number) => Plan.Actions.Single(a => a.Number == number);

    private static SubsidyLine Line(string number, int current, decimal planned) => Line(number, current, Spread(number, planned));

    private static SubsidyLine Line(string number, int current, params IReadOnlyList<decimal> planned)
    {
        Subsidy.Check(number, Defined(number).Rule, current, planned);
        return Subsidy.Of(Defined(number).Rule, Defined(number).Unit, current, planned);
    }

    private static IReadOnlyList<decimal> Spread(string number, decimal planned) => Subsidy.Spread(Defined(number).Rule, planned);

    [Fact]
    [Trait("C4", "01")]
    public void The_definition_has_7_objectives_and_24_numbered_actions()
    {
        Plan.Objectives.Count.ShouldBe(7);
        Plan.Actions.Select(a => a.Number).ShouldBe(Enumerable.Range(1, 24).Select(n => $"{n}"));
        Plan.Actions.ShouldAllBe(a => Plan.Objectives.Any(o => o.Code == a.Objective));
        Plan.Actions.Where(a => a.Rule?.Jury == true).Select(a => a.Number).ShouldBe(["2", "16", "18", "19", "22"]);
        ShippedDefinitions.All.Single(d => d.DefinitionId == "sociale-cohesieplan").Actions.ShouldBeEmpty();
    }

    [Fact]
    [Trait("C4", "02")]
    [Trait("C4", "03")]
    [Trait("C4", "04")]
    [Trait("C4", "26")]
    public void The_13_actions_of_Mechelen_give_586975_euros()
    {
        foreach (var row in PlanSamenleven.Rows)
        {
            var line = Line(row.Number, row.Current, row.Planned);
            (line.Cents, line.Kpi).ShouldBe((row.Cents, row.Kpi), row.Number);
        }

        PlanSamenleven.Rows.Sum(r => Line(r.Number, r.Current, r.Planned).Cents).ShouldBe(58_697_500);
    }

    [Fact]
    public void Three_rows_do_not_follow_from_rate_and_KPI_and_it_is_said_why()
    {
        const string only = "alleen wat erbij komt, wordt gesubsidieerd.";
        PlanSamenleven.Rows.Select(r => (r.Number, Line(r.Number, r.Current, r.Planned).WhyNotKpi)).Where(r => r.WhyNotKpi is not null)
            .ShouldBe(
            [
                ("11", $"KPI × bedrag zou € 16.000 zijn. 10 eenheden (begeleidingen) zijn er al; {only}"),
                ("20", $"KPI × bedrag zou € 20.400 zijn. 80 eenheden (begeleidingen) zijn er al; {only}"),
                ("22", $"KPI × bedrag zou € 81.200 zijn. 10 eenheden (pleinmakers) zijn er al; {only}"),
            ]);
    }

    [Theory]
    [InlineData("11", 10, "40", "40 × € 320 = € 12.800; te behalen KPI = 10 nu + 40 extra = 50")]
    [InlineData("20", 80, "40", "40 × € 170 = € 6.800; te behalen KPI = 80 nu + 40 extra = 120")]
    [InlineData("22", 10, "4", "4 × € 5.800 = € 23.200; te behalen KPI = 10 nu + 4 extra = 14")]
    [InlineData("9", 0, "262.5",
        "(150 + 37,5 + 75) × € 650 = € 170.625; te behalen KPI = 0 nu + 262,5 extra = 262, naar beneden afgerond")]
    [InlineData("1", 3, "2", "Deze actie wordt niet per eenheid gesubsidieerd; te behalen KPI = 3 nu + 2 extra = 5")]
    public void Each_sum_is_a_sentence(string number, int current, string planned, string sentence) =>
        Line(number, current, decimal.Parse(planned, System.Globalization.CultureInfo.InvariantCulture)).How.ShouldBe(sentence);

    [Fact]
    public void Action_9_says_whether_the_regulation_or_the_form_was_used()
    {
        var regulation = Line("9", 0, 150, 37.5m, 75);
        (regulation.Cents, regulation.RuleUsed).ShouldBe((17_062_500, "Volgens het reglement: 150 + 37,5 + 75."));
        var form = Line("9", 0, 150, 38, 75);
        (form.Cents, form.RuleUsed).ShouldBe((17_095_000, "Volgens het aanvraagformulier, in gehele getallen: 150 + 38 + 75."));
        Line("9", 0, 20).RuleUsed.ShouldBeNull("below the cap they are the same");
        Line("9", 0, 263).Cents.ShouldBe(form.Cents);
    }

    [Theory]
    [InlineData("15", 0, "301", "above-the-cap", "max. 300")]
    [InlineData("17", 0, "301", "above-the-cap", "max. 150 voor burgers")]
    [InlineData("9", 0, "264", "above-the-cap", "max. 75 voor deelgroep 3")]
    [InlineData("15", 0, "-1", "reach-below-zero", "De waarde moet groter of gelijk aan 0 zijn")]
    [InlineData("15", -1, "1", "reach-below-zero", "de waarde moet groter of gelijk aan 0 zijn")]
    [InlineData("15", 0, "1.5", "reach-not-whole", "geef een geheel getal")]
    public void What_does_not_fit_the_rule_is_refused(string number, int current, string planned, string rule, string sentence)
    {
        var refused = Should.Throw<RuleViolation>(() => Line(
            number, current, decimal.Parse(planned, System.Globalization.CultureInfo.InvariantCulture)));

        refused.Rule.ShouldBe(rule);
        refused.Message.ShouldContain(sentence, Case.Insensitive);
        refused.Message.ShouldStartWith($"Actie {number}");
    }

    [Fact]
    public void Each_sub_group_has_its_own_cap() =>
        Should.Throw<RuleViolation>(() => Line("17", 0, 100, 200)).Message
            .ShouldContain("max. 150 voor burgers, en er zijn er 200 gepland");

    [Fact]
    [Trait("C4", "05")]
    [Trait("C4", "06")]
    [Trait("C4", "23")]
    public void The_totals_are_those_of_the_deck()
    {
        var totals = Totals(58_697_500);

        totals.SubsidyCents.ShouldBe(58_697_500);
        totals.MentorCents.ShouldBe(2_000_000);
        totals.CoFundingCents.ShouldBe(58_697_500, "being mentor has none");
        (totals.SubsidyCents + totals.MentorCents).ShouldBe(60_697_500);
        (totals.SubsidyCents + totals.MentorCents + totals.CoFundingCents).ShouldBe(119_395_000);
        (totals.FirstPaymentCents, totals.BalanceCents).ShouldBe((46_958_000, 11_739_500));
        totals.GrantedRemark.ShouldBeNull();
    }

    [Fact]
    [Trait("C4", "09")]
    [Trait("C4", "10")]
    [Trait("C4", "11")]
    public void A_line_shared_by_two_actions_counts_once()
    {
        PersonnelLine[] personnel =
        [
            .. new (decimal Fte, string Employer, string[] Actions)[]
            {
                (0.5m, "STRO", ["2"]), (1, "Sociaal Beleid", ["8"]), (0.5m, "J@m vzw", ["13"]), (0.5m, "Vrije Tijd", ["24"]),
                (0.8m, "Sociaal Beleid", ["15"]), (1, "Preventie en Veiligheid", ["16", "17"]), (1, "Sociale Zaken", ["9"]),
            }.Select(p => new PersonnelLine(Guid.NewGuid(), p.Fte, PersonnelSource.Municipality, p.Employer, p.Actions)),
            new(Guid.NewGuid(), 0.6m, PersonnelSource.Agency, "AgII", ["2", "13", "24", "17"]),
        ];
        OperatingLine[] operating =
        [
            new(Guid.NewGuid(), "Sport en cultuur", 1_000_000, [new("13", 500_000), new("24", 500_000)]),
            .. new (string Action, long Cents)[]
            {
                ("18", 1_000_000), ("15", 2_000_000), ("19", 2_500_000), ("22", 2_320_000), ("20", 680_000),
            }.Select(o => new OperatingLine(Guid.NewGuid(), o.Action, o.Cents, [new(o.Action, o.Cents)])),
            new(Guid.NewGuid(), "Algemeen werkingsbudget", 2_000_000, []),
        ];

        var totals = Subsidy.Totals([], Plan.Payment, personnel, operating, null);

        (totals.Fte, totals.AgencyFte, totals.OperatingCents).ShouldBe((5.3m, 0.6m, 11_500_000));
    }

    [Fact]
    public void A_sum_that_differs_from_what_was_granted_is_named() =>
        Totals(58_697_400).GrantedRemark.ShouldBe("De som wijkt € 1 af van het toegekende totaal: de acties samen zijn € 586.975, "
            + "toegekend is € 586.974.");

    private static ProgrammeTotals Totals(long granted) => Subsidy.Totals(
        [.. PlanSamenleven.Rows.Select(r => (Line(r.Number, r.Current, r.Planned).Cents, r.Number is "9" or "22"))],
        Plan.Payment, [], [], granted);
}
