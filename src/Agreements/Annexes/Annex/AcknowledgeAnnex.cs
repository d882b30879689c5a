using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Records that a representative of the agreement signed the annex "ter kennisname en goedkeuring": who, when, where.</summary>
internal static class AcknowledgeAnnex
{
    internal sealed record Input
    {
        /// <summary>Which party, counted from 0 in the agreement's order.</summary>
        public int? Party { get; init; }

        /// <summary>Which of its representatives, counted from 0.</summary>
        public int? Representative { get; init; }

        /// <summary>Absent when the paper bears none.</summary>
        public DateOnly? Date { get; init; }

        public string? Place { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/kennisname");

    internal static void Map(ServiceRoutes routes)
    {
        var act = routes.Act(Permission.AgreementsSign, "/annexes/{id:guid}/acknowledgements", Handle);
        (act with { Handle = HandleForm }).Form(Page, Show, "De handtekening is vastgelegd.", then: OpenAnnex.Page);
    }

    /// <summary>What the form sends: party and representative in one choice ("0-1").</summary>
    internal sealed record Signer
    {
        public string? Who { get; init; }
        public DateOnly? Date { get; init; }
        public string? Place { get; init; }

        internal Input Read() =>
            Who?.Split('-') is [var party, var representative] && int.TryParse(party, out var p) && int.TryParse(representative, out var r)
                ? new Input { Party = p, Representative = r, Date = Date, Place = Place }
                : throw new InvalidInput("who", "Kies wie getekend heeft.");
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        return await Pages.Show<AcknowledgeAnnexPage>(new
        {
            Id = id,
            annex.Name,
            Choices = (from party in agreement.Parties.Index()
                       where SignAgreement.MayFor(party.Item.Kind, user)
                       from representative in party.Item.Representatives.Index()
                       where !annex.Acknowledgements.Any(a => (a.Party, a.Representative) == (party.Index, representative.Index))
                       select ($"{party.Index}-{representative.Index}", $"{representative.Item}, voor {party.Item.Name}")).ToList(),
            db.Context.Today,
            Form = form.HasErrors ? form : FormState.With(("date", $"{db.Context.Today:O}")),
        });
    }

    private static Task HandleForm(Guid id, Signer signer, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
        Handle(id, signer.Read(), db, user, ct);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        var party = agreement.Parties.ElementAtOrDefault(input.Party ?? -1);
        var signer = party?.Representatives.ElementAtOrDefault(input.Representative ?? -1);
        new Check()
            .Must(party is not null, "party", "Kies de partij die tekent.")
            .Must(signer is not null, "representative", "Kies wie getekend heeft.")
            .Must(input.Date is null || input.Date.Value.Year >= 1990, "date", "Controleer het jaartal.")
            .Must(!(input.Date > db.Context.Today), "date", "Een handtekening kan niet in de toekomst liggen.")
            .MaxLength(input.Place, "place", "de plaats", 100)
            .ThrowIfInvalid();
        SignAgreement.RefuseUnlessFor(party!, user);
        annex.Acknowledge(
            new Acknowledgement(input.Party!.Value, input.Representative!.Value, signer!.Name, signer.Title, input.Date, input.Place));
        await db.Save(nameof(AcknowledgeAnnex), annex, ct);
    }
}
