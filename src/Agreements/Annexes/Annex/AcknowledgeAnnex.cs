using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Signatures;
using AgiiPlatform.Documents;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Signs the annex "ter kennisname en goedkeuring" for oneself, or registers with its scan that another representative did: who, when,
/// where.
/// </summary>
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

        /// <summary>
        /// The scan: one of the agreement's documents. Only who signs for themselves needs none. The page takes a new one along.
        /// </summary>
        public Guid? Document { get; init; }

        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/kennisname");

    /// <summary>From the page on which this version was read.</summary>
    internal static readonly PageAddress PageFrom = new("/bijlagen/{id:guid}/kennisname?versie={version}");

    /// <summary>The page for registering the signature of another, also for who could sign for themselves.</summary>
    internal static readonly PageAddress PageWithScan = new("/bijlagen/{id:guid}/kennisname?versie={version}&scan=ja");

    internal static void Map(ServiceRoutes routes)
    {
        var act = routes.WithMetadata(AddDocument.Limit).Act(Permission.AgreementsSign, "/annexes/{id:guid}/acknowledgements", Handle);
        (act with { Handle = HandleForm }).Form(Page, Show, "De handtekening is geregistreerd.", then: OpenAnnex.Page);
    }

    /// <summary>What the form sends: party and representative in one choice ("0-1").</summary>
    internal sealed record Signer
    {
        public string? Who { get; init; }
        public DateOnly? Date { get; init; }
        public string? Place { get; init; }
        public Guid? Document { get; init; }
        public int? Version { get; init; }

        internal Input Read() =>
            Who?.Split('-') is [var party, var representative] && int.TryParse(party, out var p) && int.TryParse(representative, out var r)
                ? new Input { Party = p, Representative = r, Date = Date, Place = Place, Document = Document, Version = Version }
                : throw new InvalidInput("who", "Kies wie getekend heeft.");
    }

    private static async Task<IResult> Show(
        Guid id, int? versie, string? scan, FormState form, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        var open = (from party in agreement.Parties.Index()
                    where SignAgreement.MayFor(party.Item.Kind, user)
                    from representative in party.Item.Representatives.Index()
                    where !annex.Acknowledgements.Any(a => (a.Party, a.Representative) == (party.Index, representative.Index))
                    select (Value: $"{party.Index}-{representative.Index}",
                        Text: $"{representative.Item}, voor {Labels.InSentence(party.Item.Name)}",
                        IsOwn: SignAgreement.IsSelf(representative.Item.Name, user))).ToList();
        var own = open.Where(o => o.IsOwn).Select(o => (o.Value, o.Text)).FirstOrDefault();
        return await Pages.Show<AcknowledgeAnnexPage>(new
        {
            Id = id,
            annex.Name,
            Version = form.Value("version") ?? $"{versie ?? annex.Version}",
            Own = form.HasErrors ? form.Value("who") == own.Value : scan is null,
            Self = own,
            Choices = open.Where(o => !o.IsOwn).Select(o => (o.Value, o.Text)).ToList(),
            Documents = agreement.Documents.Reverse().Select(d => ($"{d.Id}", d.Name)).ToList(),
            db.Context.Today,
            Form = form.HasErrors ? form : FormState.With(("date", $"{db.Context.Today:O}")),
        });
    }

    private static Task HandleForm(
        Guid id, Signer signer, HttpContext http, AgreementsDb db, DocumentStore store, CurrentUser user, CancellationToken ct) =>
        Handle(id, signer.Read(), http, db, store, user, ct);

    private static async Task Handle(
        Guid id, Input input, HttpContext http, AgreementsDb db, DocumentStore store, CurrentUser user, CancellationToken ct)
    {
        var scan = await AddDocument.Sent(http.Request, "scan", ct);
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
            .Must(input.Document is null || agreement.Documents.Any(d => d.Id == input.Document), "document",
                "Kies een document van deze overeenkomst.")
            .Must(input.Document is null || scan is null, "scan", "Kies een document dat er al is, of voeg een scan toe; niet allebei.")
            .ThrowIfInvalid();
        SignAgreement.RefuseUnlessFor(party!, user);
        SignAgreement.RefuseWithoutScan(
            signer!.Name, user, input.Document is not null || scan is not null, http.Request.HasFormContentType ? "scan" : "document");
        annex.RefuseUnread(input.Version);

        await (scan is null ? Record(input.Document) : AddDocument.Keep(scan, "scan", agreement, store, db, made => Record(made), ct));

        Task Record(Guid? document)
        {
            annex.Acknowledge(new Acknowledgement(
                input.Party!.Value, input.Representative!.Value, signer!.Name, signer.Title, input.Date, input.Place)
            {
                RecordedBy = SignAgreement.IsSelf(signer.Name, user) ? null : Registrar.Of(db.Context),
                Document = document,
            });
            return db.Save(nameof(AcknowledgeAnnex), annex, ct);
        }
    }
}
