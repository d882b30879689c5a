namespace AgiiPlatform.Agreements.Renewals;

/// <summary>Prepares the agreement that follows this one: a draft with the same clauses, for the next term, that points back to it.</summary>
internal static class RenewAgreement
{
    internal sealed record Input
    {
        /// <summary>The day after the end of this one when absent.</summary>
        public DateOnly? From { get; init; }

        /// <summary>The end of the term of the council in which it begins, when absent.</summary>
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/renewal", async (string tenant, Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            var made = await Handle(id, input, db, ct);
            return TypedResults.Created($"/api/{tenant}/agreements/{made}", new CreatedId(made));
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/vernieuwing", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, null, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/vernieuwing", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async input => await Handle(id, input, db, ct), made => $"/{tenant}/overeenkomsten/{made}",
                "Het concept van de vernieuwing staat klaar. Kijk de namen en de afspraken na.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, FormState? typed, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var (from, until) = Period(agreement);
        return await Pages.Show<RenewAgreementPage>(new
        {
            Id = id,
            agreement.Title,
            Renewal = await Existing(id, db, ct),
            Form = typed ?? FormState.With(("from", $"{from:yyyy-MM-dd}"), ("until", $"{until:yyyy-MM-dd}")),
        });
    }

    internal static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        RuleViolation.If(agreement.Stage != Stage.Signed, "not-signed", "Alleen een ondertekende overeenkomst kan vernieuwd worden.");
        RuleViolation.If(await Existing(id, db, ct) is not null, "renewed-already", "Voor deze overeenkomst staat al een vernieuwing klaar.");
        var (from, until) = (input.From ?? Period(agreement).From, input.Until ?? Period(agreement).Until);
        new Check()
            .Must(from.Year is >= 1990 and <= 2100 && until.Year is >= 1990 and <= 2100, "until", "Controleer het jaartal: geef een jaar van 1990 tot 2100.")
            .Must(until >= from, "until", "De einddatum ligt vóór de begindatum.")
            .Must(from > agreement.From, "from", $"Een vernieuwing begint na de begindatum van de vorige overeenkomst, {agreement.From.InWords()}.")
            .ThrowIfInvalid();
        var renewal = Agreement.Draft(agreement.Terms with
        {
            Number = null, From = from, Until = until, PredecessorId = agreement.Id, PredecessorEndedOn = agreement.Until,
        });
        db.Agreements.Add(renewal);
        // Being renewed is a change of the agreement too: of two who renew it in the same instant, the second is refused.
        db.Entry(agreement).Property(a => a.PredecessorId).IsModified = true;
        await db.Save(nameof(RenewAgreement), renewal, ct);
        return renewal.Id;
    }

    private static async Task<Guid?> Existing(Guid id, AgreementsDb db, CancellationToken ct) =>
        await db.Agreements.AsNoTracking().Where(a => a.PredecessorId == id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);

    /// <summary>From the day after, until the end of the term of the council that then sits; as long as this one when that term is not known.</summary>
    internal static (DateOnly From, DateOnly Until) Period(Agreement a)
    {
        var from = a.Until.AddDays(1);
        return (from, Legislature.On(from)?.Until ?? from.AddDays(a.Until.DayNumber - a.From.DayNumber));
    }
}
