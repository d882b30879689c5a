namespace AgiiPlatform.Agreements.Renewals;

/// <summary>Prepares the agreement that follows this one: a draft with the same clauses, for the next term, that refers to it.</summary>
internal static class RenewAgreement
{
    internal sealed record Input
    {
        /// <summary>The day after the end of this one when absent.</summary>
        public DateOnly? From { get; init; }

        /// <summary>The end of the term of the council in which it begins, when absent.</summary>
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/vernieuwing");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/renewal", Handle, location: "/agreements")
        .Form(Page, Show, "Het concept van de vernieuwing staat klaar. Kijk de namen en de afspraken na.", then: OpenAgreement.Page);

    private static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        RuleViolation.If(agreement.Stage != Stage.Signed, "not-signed", "Alleen een ondertekende overeenkomst kan vernieuwd worden.");
        RuleViolation.If(await Existing(id, db, ct) is not null, "renewed-already",
            "Voor deze overeenkomst staat al een vernieuwing klaar.");
        var usual = UsualPeriod(agreement);
        var (from, until) = (input.From ?? usual.From, input.Until ?? usual.Until);
        new Check()
            .Must(from.Year is >= 1990 and <= 2100 && until.Year is >= 1990 and <= 2100, "until",
                "Controleer het jaartal: geef een jaar van 1990 tot 2100.")
            .Must(until >= from, "until", "De einddatum ligt vóór de begindatum.")
            .Must(from > agreement.From, "from",
                $"Een vernieuwing begint na de begindatum van de vorige overeenkomst, {agreement.From.InWords()}.")
            .ThrowIfInvalid();
        var renewal = Agreement.Draft(agreement.Terms with
        {
            Number = null, From = from, Until = until, PredecessorId = agreement.Id, PredecessorEndedOn = agreement.Until,
        });
        db.Agreements.Add(renewal);
        db.Touch(agreement); // that nothing follows it yet, is checked above
        await db.Save(nameof(RenewAgreement), renewal, ct);
        return renewal.Id;
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var (from, until) = UsualPeriod(agreement);
        return await Pages.Show<RenewAgreementPage>(new
        {
            Id = id,
            agreement.Title,
            Renewal = await Existing(id, db, ct),
            Form = form.HasErrors ? form : FormState.With(("from", $"{from:O}"), ("until", $"{until:O}")),
        });
    }

    private static async Task<Guid?> Existing(Guid id, AgreementsDb db, CancellationToken ct) =>
        await db.Agreements.AsNoTracking().Where(a => a.PredecessorId == id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);

    /// <summary>From the day after until the end of that council's term; as long as this agreement when the term is not known.</summary>
    private static (DateOnly From, DateOnly Until) UsualPeriod(Agreement a)
    {
        var from = a.Until.AddDays(1);
        return (from, Legislature.On(from)?.Until ?? from.AddDays(a.Until.DayNumber - a.From.DayNumber));
    }
}
