using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Documents;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Signatures;

/// <summary>
/// Signs for oneself, or registers with its scan what another signed. With the last signature the agreement is signed, which is published.
/// </summary>
internal static class SignAgreement
{
    internal sealed record Input
    {
        /// <summary>Which party, counted from 0 in the agreement's order.</summary>
        public int? Party { get; init; }

        /// <summary>Which of its representatives, counted from 0.</summary>
        public int? Representative { get; init; }

        public DateOnly? Date { get; init; }

        /// <summary>Whether the paper bears no date; without this a missing date is refused.</summary>
        public bool DateUnknown { get; init; }

        public string? Place { get; init; }
        public SigningMethod? Method { get; init; }

        /// <summary>Who signed "voor deze", when that was somebody else than the representative.</summary>
        public SubstituteInput? Substitute { get; init; }

        /// <summary>
        /// The scan: one of the agreement's documents. Only who signs for themselves needs none. The page takes a new one along.
        /// </summary>
        public Guid? Document { get; init; }
    }

    internal sealed record SubstituteInput
    {
        public string? Name { get; init; }
        public string? Title { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/ondertekenen");

    /// <summary>The page for a party, counted from 0 in the agreement's order.</summary>
    internal static readonly PageAddress PageFor = new("/overeenkomsten/{id:guid}/ondertekenen?partij={party}");

    /// <summary>The page for registering a signature on paper, also for who could sign for themselves.</summary>
    internal static readonly PageAddress PageWithScan = new("/overeenkomsten/{id:guid}/ondertekenen?partij={party}&scan=ja");

    internal static void Map(ServiceRoutes routes) => routes.WithMetadata(AddDocument.Limit)
        .Act(Permission.AgreementsSign, "/agreements/{id:guid}/signatures", Handle)
        .Form(Page, Show, "De handtekening is geregistreerd.", then: OpenAgreement.Page);

    private static async Task Handle(
        Guid id, Input input, HttpContext http, AgreementsDb db, DocumentStore store, CurrentUser user, CancellationToken ct)
    {
        var scan = await AddDocument.Sent(http.Request, "scan", ct);
        var agreement = await db.Get<Agreement>(id, ct);
        var party = agreement.Parties.ElementAtOrDefault(input.Party ?? -1);
        var signatory = party?.Representatives.ElementAtOrDefault(input.Representative ?? -1);
        var check = new Check()
            .Must(party is not null, "party", "Kies de partij die tekent.")
            .Must(signatory is not null, "representative", "Kies wie getekend heeft.")
            .Must(input.Date is not null || input.DateUnknown, "date",
                "Vul de datum van de handtekening in, of geef aan dat die niet bekend is.")
            .Must(input.Date is null || !input.DateUnknown, "dateUnknown",
                "Geef een datum, of geef aan dat die niet bekend is; niet allebei.")
            .Must(input.Date is null || input.Date.Value.Year >= 1990, "date", "Controleer het jaartal.")
            .Must(!(input.Date > db.Context.Today), "date", "Een handtekening kan niet in de toekomst liggen.")
            .MaxLength(input.Place, "place", "de plaats", 100)
            .Must(input.Document is null || agreement.Documents.Any(d => d.Id == input.Document), "document",
                "Kies een document van deze overeenkomst.")
            .Must(input.Document is null || scan is null, "scan", "Kies een document dat er al is, of voeg een scan toe; niet allebei.");
        if (input.Substitute is { } substitute)
        {
            check.RequiredText(substitute.Name, "substitute.name", "de naam van wie in de plaats tekende")
                .RequiredText(substitute.Title, "substitute.title", "de functie van wie in de plaats tekende");
        }

        check.ThrowIfInvalid();
        RefuseUnlessFor(party!, user);
        var signer = input.Substitute?.Name ?? signatory!.Name;
        RefuseWithoutScan(
            signer, user, input.Document is not null || scan is not null, http.Request.HasFormContentType ? "scan" : "document");

        await (scan is null ? Record(input.Document) : AddDocument.Keep(scan, "scan", agreement, store, db, made => Record(made), ct));

        Task Record(Guid? document)
        {
            agreement.Sign(new Signature(
                Guid.CreateVersion7(), input.Party!.Value, input.Representative!.Value, signatory!, input.Date, input.Place)
            {
                Method = input.Method,
                Substitute = input.Substitute is { } s ? new Substitute(s.Name!, s.Title!) : null,
                RecordedBy = IsSelf(signer, user) ? null : Registrar.Of(db.Context),
                Document = document,
            });
            if (agreement.Announcement() is { } signed)
            {
                db.Publish(signed);
            }

            return db.Save(nameof(SignAgreement), agreement, ct);
        }
    }

    private static async Task<IResult> Show(
        Guid id, int? partij, string? scan, FormState form, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var mine = agreement.Parties.Index().Where(p => MayFor(p.Item.Kind, user)).Select(p => p.Index).ToList();
        if (mine.Count == 0)
        {
            throw new NotFound(); // may sign, but for no party to this agreement
        }

        // The party asked for, or else the first of this person's in which somebody has not signed.
        var asked = int.TryParse(form.Value("party"), out var typed) ? typed : partij;
        var party = mine.OrderBy(p => (p == asked ? 0 : 1, OpenIn(agreement, p).Any() ? 0 : 1)).First();
        var open = OpenIn(agreement, party).ToList();
        var choices = agreement.SignInAnyOrder || form.HasErrors ? open : [.. open.Where(o => o.Who == agreement.Open[0])];
        var own = choices.FirstOrDefault(c => IsSelf(c.Who.Name, user));
        var forOneself = own.Who is not null && (form.HasErrors ? form.Value("method") is null : scan is null);
        return await Pages.Show<SignAgreementPage>(new
        {
            Id = id,
            agreement.Title,
            Period = Dutch.Period(agreement.From, agreement.Until),
            Approved = agreement.Approval is not null,
            Party = party,
            PartyName = agreement.Parties[party].Name,
            Own = forOneself ? own.Value : null,
            Choices = choices.Select(c => (c.Value, $"{c.Who}")).ToList(),
            First = choices.Count == 0 && open.Count > 0 ? $"{agreement.Open[0]}" : null,
            Documents = agreement.Documents.Reverse().Select(d => ($"{d.Id}", d.Name)).ToList(),
            db.Context.Today,
            Form = form.HasErrors ? form : FormState.With(
                ("date", $"{db.Context.Today:O}"),
                ("representative", choices.Count == 1 ? choices[0].Value : null),
                ("method", forOneself ? null : SigningMethod.Paper.ToApiName())),
        });
    }

    private static IEnumerable<(string Value, Representative Who)> OpenIn(Agreement agreement, int party) =>
        from representative in agreement.Parties[party].Representatives.Index()
        where !agreement.ValidSignatures.Any(s => (s.Party, s.Representative) == (party, representative.Index))
        select ($"{representative.Index}", representative.Item);

    /// <summary>
    /// Whether the user is the one who signs: by the name of the account, in which what stands between brackets says where somebody works
    /// ("Sam Schepen (Boom)").
    /// </summary>
    internal static bool IsSelf(string signer, CurrentUser user) => FoldedText.Of(user.Name.Split('(')[0]) == FoldedText.Of(signer);

    /// <summary>Each signs for themselves. Who registers what another signed shows it: the scan, and their own name beside it.</summary>
    internal static void RefuseWithoutScan(string signer, CurrentUser user, bool given, string field) => new Check()
        .Must(given || IsSelf(signer, user), field,
            $"U bent {user.Name} en registreert de handtekening van {signer}. Voeg de scan toe waarop die te zien is.")
        .ThrowIfInvalid();

    /// <summary>
    /// Each party's own people record its signatures: AgII's regional manager for AgII, the alderman and the general manager for the
    /// municipality and for parties without an account.
    /// </summary>
    internal static bool MayFor(PartyKind party, CurrentUser user) =>
        user.Roles.Any(r => r.Permissions.Contains(Permission.AgreementsSign) && r.OfAgency == (party == PartyKind.Agency));

    internal static void RefuseUnlessFor(Party party, CurrentUser user) => RuleViolation.If(!MayFor(party.Kind, user), "other-side",
        party.Kind == PartyKind.Agency
            ? $"Voor {party.Name} tekent de regiomanager. U kunt alleen handtekeningen van uw eigen bestuur registreren of intrekken."
            : $"Voor {party.Name} tekenen de schepen en de algemeen directeur. "
                + "U kunt alleen handtekeningen van het agentschap registreren of intrekken.");
}
