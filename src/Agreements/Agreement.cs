using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Signatures;
using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements;

/// <summary>
/// A cooperation agreement (samenwerkingsovereenkomst) of a municipality with AgII. The college refers it to the council, the council
/// approves it, each representative signs it; its state follows from those facts and the calendar.
/// </summary>
internal sealed class Agreement : TenantEntity
{
    private Agreement()
    {
    }

    internal string? Number { get; private set; }
    internal string Title { get; private set; } = "";
    internal Theme Theme { get; private set; }
    internal string LegalBasis { get; private set; } = "";
    internal DateOnly From { get; private set; }

    /// <summary>The last day, as the last addendum set it: whether it runs, and when it ends, follows from this.</summary>
    internal DateOnly Until { get; private set; }

    /// <summary>The last day as the council approved it; null while no addendum gave another.</summary>
    internal DateOnly? ApprovedUntil { get; private set; }

    internal DateOnly? PredecessorEndedOn { get; private set; }
    internal IReadOnlyList<Party> Parties { get; private set; } = [];
    internal string? SupportIntroduction { get; private set; }
    internal IReadOnlyList<string> Supports { get; private set; } = [];
    internal string? CommitmentIntroduction { get; private set; }
    internal IReadOnlyList<string> Commitments { get; private set; } = [];
    internal IReadOnlyList<string> Clauses { get; private set; } = [];
    internal string? DataExchange { get; private set; }
    internal string? ContactPerson { get; private set; }
    internal string? MutualReferral { get; private set; }
    internal bool ProRata { get; private set; }
    internal Guid? PredecessorId { get; private set; }
    internal IReadOnlyList<string> Related { get; private set; } = [];
    internal IReadOnlyList<Addendum> Addenda { get; private set; } = [];

    /// <summary>Whether anybody may sign first; otherwise the order of the parties and their representatives is kept.</summary>
    internal bool SignInAnyOrder { get; private set; }

    internal IReadOnlyList<Decision> Decisions { get; private set; } = [];
    internal IReadOnlyList<Signature> Signatures { get; private set; } = [];
    internal IReadOnlyList<AgreementDocument> Documents { get; private set; } = [];

    /// <summary>How far it is; see <see cref="Recalculate"/>.</summary>
    internal Stage Stage { get; private set; }

    /// <summary>Since when it bears all its signatures; null while it does not.</summary>
    internal DateOnly? SignedOn { get; private set; }

    /// <summary>Every text in it as it was at the last change, for searching.</summary>
    internal string SearchText { get; private set; } = "";

    internal MinimumContent MinimumContent => new(DataExchange, ContactPerson, MutualReferral);

    /// <summary>The clauses of section B as the last addendum set them.</summary>
    internal IReadOnlyList<string> LatestClauses => ClausesOn(Clauses, Addenda, DateOnly.MaxValue);

    /// <summary>The clauses that hold on a day: those approved, or those of the last addendum that holds by then.</summary>
    internal static IReadOnlyList<string> ClausesOn(IReadOnlyList<string> approved, IReadOnlyList<Addendum> addenda, DateOnly day) =>
        addenda.Where(a => a.Clauses is not null && a.On <= day).OrderBy(a => a.On).LastOrDefault()?.Clauses ?? approved;

    /// <summary>The last day as it was known on a day: the one approved, or that of the last addendum that holds by then.</summary>
    internal static DateOnly UntilOn(DateOnly approved, IReadOnlyList<Addendum> addenda, DateOnly day) =>
        addenda.Where(a => a.Until is not null && a.On <= day).OrderBy(a => a.On).LastOrDefault()?.Until ?? approved;

    /// <inheritdoc cref="UntilOn(DateOnly, IReadOnlyList{Addendum}, DateOnly)"/>
    internal DateOnly UntilOn(DateOnly day) => UntilOn(ApprovedUntil ?? Until, Addenda, day);

    /// <summary>Its terms as they are now.</summary>
    internal Terms Terms => new(Number, Title, Theme, LegalBasis, From, Until, PredecessorEndedOn, Parties,
        SupportIntroduction, Supports, CommitmentIntroduction, Commitments, LatestClauses,
        MinimumContent, ProRata, PredecessorId, Related, SignInAnyOrder);

    /// <summary>The council's approval; null while there is none.</summary>
    internal Decision? Approval => Taken.LastOrDefault(d => d.Result == DecisionResult.Approved);

    /// <summary>The referral on which a council has not decided yet; null when there is none.</summary>
    internal Decision? Referral => Stage == Stage.Referred ? Taken.Last() : null;

    /// <summary>The decisions that count.</summary>
    internal IEnumerable<Decision> Taken => Decisions.Where(d => d.Counts);

    /// <summary>The decision that AgII recorded and the municipality must still confirm; null when there is none.</summary>
    internal Decision? ToConfirm => Decisions.FirstOrDefault(d => d is { ToConfirm: true, Retraction: null });

    /// <summary>The signatures that count.</summary>
    internal IEnumerable<Signature> ValidSignatures => Signatures.Where(s => s.Withdrawal is null);

    /// <summary>The representatives who have not signed yet, in the order of the agreement.</summary>
    internal IReadOnlyList<Representative> Open => Signature.MissingOf(Parties, Signatures);

    internal static Agreement Draft(Terms terms)
    {
        var agreement = new Agreement();
        agreement.Write(terms);
        return agreement;
    }

    /// <summary>Changes its terms, until the council approves it: what was approved stays as it was approved.</summary>
    internal void Change(Terms terms)
    {
        RuleViolation.If(Approval is not null, "approved-already",
            $"{Approval?.TheBody} keurde deze overeenkomst goed op {Dutch.InWords(Approval?.Date)}. De tekst ligt nu vast.");
        RuleViolation.If(ToConfirm?.Result == DecisionResult.Approved, "to-confirm", Unconfirmed());
        Write(terms);
    }

    /// <summary>Why nothing else can be decided while the municipality must still confirm what AgII recorded.</summary>
    private string Unconfirmed() => $"De gemeente moet de beslissing van {ToConfirm?.Body.WithArticle()}, die "
        + $"{ToConfirm?.RecordedBy?.Name} registreerde, nog bevestigen. Klopt ze niet, maak de registratie dan ongedaan.";

    /// <summary>
    /// Adds to an approved agreement what the parties agreed since; it may replace the clauses of section B, and so the obligations, and
    /// give the agreement another last day.
    /// </summary>
    internal void Add(Addendum addendum)
    {
        RuleViolation.If(Approval is null, "not-approved",
            "De overeenkomst is nog niet goedgekeurd: wijzig ze zelf, een addendum is nog niet nodig.");
        RuleViolation.If(!new Period(From, Until).Covers(addendum.On), "outside-period",
            $"Een addendum valt binnen de periode van de overeenkomst: {Dutch.Period(From, Until)}.");
        var later = addendum.Until is null ? null : Addenda.FirstOrDefault(a => a.Until is not null && a.On > addendum.On);
        RuleViolation.If(later is not null, "later-addendum",
            $"Het addendum «{later?.Title}» bepaalt al een einddatum vanaf {Dutch.InWords(later?.On)}. "
            + "Laat dit addendum op die dag ingaan, of later.");
        Addenda = [.. Addenda, addendum];
        if (addendum.Until is { } until)
        {
            ApprovedUntil ??= Until;
            Until = until;
        }

        Recalculate();
    }

    private void Write(Terms terms)
    {
        (Number, Title, Theme, LegalBasis, From, Until, PredecessorEndedOn, Parties) =
            (terms.Number, terms.Title, terms.Theme, terms.LegalBasis, terms.From, terms.Until, terms.PredecessorEndedOn, terms.Parties);
        (Supports, Commitments, Clauses, ProRata, PredecessorId, Related, SignInAnyOrder) =
            (terms.Supports, terms.Commitments, terms.Clauses, terms.ProRata, terms.PredecessorId, terms.Related, terms.SignInAnyOrder);
        (SupportIntroduction, CommitmentIntroduction) = (terms.SupportIntroduction, terms.CommitmentIntroduction);
        (DataExchange, ContactPerson, MutualReferral) =
            (terms.MinimumContent.DataExchange, terms.MinimumContent.ContactPerson, terms.MinimumContent.MutualReferral);
        Recalculate();
    }

    /// <summary>Only a draft that nobody decided upon or signed may be deleted; all else is kept.</summary>
    internal void RefuseToDelete()
    {
        RuleViolation.If(ValidSignatures.Any(), "signed-already",
            "Deze overeenkomst is al ondertekend, geheel of gedeeltelijk. Een ondertekende overeenkomst kan niet verwijderd worden.");
        RuleViolation.If(Decisions.Count > 0, "decided-already",
            "Over deze overeenkomst is al beslist. Alleen een concept zonder beslissing kan verwijderd worden.");
    }

    /// <summary>
    /// Records a decision: the college refers first, the council decides after (R9). One that AgII records counts once the municipality
    /// confirmed it, and until then no other is recorded.
    /// </summary>
    internal void Decide(Decision decision)
    {
        RuleViolation.If(ToConfirm is not null, "to-confirm", Unconfirmed());
        RuleViolation.If(Approval is not null, "approved-already",
            $"{Approval?.TheBody} keurde deze overeenkomst al goed op {Dutch.InWords(Approval?.Date)}.");
        var by = decision.Body;
        if (by.Refers())
        {
            RuleViolation.If(Referral is not null, "referred-already",
                $"{Referral?.TheBody} verwees deze overeenkomst al door naar {Referral?.Body.Council().WithArticle()} "
                + $"({Dutch.InWords(Referral?.Date)}).");
        }
        else
        {
            RuleViolation.If(Referral is null, "not-referred",
                $"{(by == DecisionBody.Council ? "Het college" : "Het vast bureau")} moet de overeenkomst eerst naar {by.WithArticle()} doorverwijzen. "
                + "Leg die beslissing eerst vast; is de datum niet bekend, geef dat dan aan.");
            RuleViolation.If(by != Referral?.Body.Council(), "another-council",
                $"{Referral?.TheBody} verwees deze overeenkomst door naar {Referral?.Body.Council().WithArticle()}, "
                + $"niet naar {by.WithArticle()}. Kijk na wie besliste, of maak de registratie van de doorverwijzing ongedaan.");
            RuleViolation.If(decision.Date < Referral?.Date, "council-before-college",
                $"{decision.TheBody} kan niet beslissen vóór {Referral?.Body.WithArticle()} doorverwees, op {Dutch.InWords(Referral?.Date)}.");
        }

        Decisions = [.. Decisions, decision];
        Recalculate();
    }

    /// <summary>The municipality confirms what AgII recorded: it counts from here on. Nobody confirms their own record.</summary>
    internal void Confirm(Decision decision, Confirmation confirmation)
    {
        RuleViolation.If(decision.Retraction is not null, "retracted-already",
            $"De registratie van deze beslissing werd ongedaan gemaakt op {Dutch.InWords(decision.Retraction?.On)}.");
        RuleViolation.If(!decision.ToConfirm, "nothing-to-confirm", "Deze beslissing telt al: ze moet niet bevestigd worden.");
        RuleViolation.If(decision.RecordedBy?.PersonId == confirmation.By.PersonId, "same-person",
            "U registreerde deze beslissing zelf. Iemand anders van de gemeente moet ze bevestigen.");
        Decisions = [.. Decisions.Select(d => d.Id == decision.Id ? d with { ToConfirm = false, Confirmation = confirmation } : d)];
        Recalculate();
    }

    /// <summary>Retracts the last decision, wrongly recorded, while nobody signed. It stays on record with the reason.</summary>
    internal void Retract(Decision decision, Retraction retraction)
    {
        RuleViolation.If(decision.Retraction is not null, "retracted-already",
            $"De registratie van deze beslissing werd al ongedaan gemaakt op {Dutch.InWords(decision.Retraction?.On)}.");
        RuleViolation.If(ValidSignatures.Any(), "signed-already",
            $"{Dutch.List([.. ValidSignatures.Select(s => s.Signatory.Name)])} tekende deze overeenkomst al. "
            + "Trek eerst de handtekeningen in.");
        var last = Decisions.Last(d => d.Retraction is null);
        RuleViolation.If(last.Id != decision.Id, "decided-since",
            $"Hierna werd nog beslist ({last.By}, {Dutch.InWords(last.Date)}). Maak eerst die registratie ongedaan.");
        Decisions = [.. Decisions.Select(d => d.Id == decision.Id ? d with { Retraction = retraction } : d)];
        Recalculate();
    }

    /// <summary>
    /// Records the signature of one representative. Each signs once, after the council's approval, and in the order of the agreement
    /// unless it leaves that free.
    /// </summary>
    internal void Sign(Signature signature)
    {
        RuleViolation.If(Approval is null, "not-approved", "Ondertekenen kan pas nadat de gemeenteraad de overeenkomst heeft goedgekeurd.");
        var earlier = SignatureOf(signature.Party, signature.Representative);
        RuleViolation.If(earlier is not null, "signed-already",
            $"{signature.Signatory.Name} heeft deze overeenkomst al ondertekend ({Dutch.InWords(earlier?.On)}).");
        RuleViolation.If(!SignInAnyOrder && Open[0] != signature.Signatory, "not-their-turn",
            $"{Open[0]} tekent eerst, daarna pas {signature.Signatory.Name}. "
            + "Is een andere volgorde afgesproken, dan moet de overeenkomst dat zeggen.");
        Signatures = [.. Signatures, signature];
        Recalculate();
    }

    /// <summary>Withdraws a signature; it stays on record with the reason.</summary>
    internal void Withdraw(Signature signature, Withdrawal withdrawal)
    {
        RuleViolation.If(signature.Withdrawal is not null, "withdrawn-already",
            $"Deze handtekening werd al ingetrokken op {Dutch.InWords(signature.Withdrawal?.On)}.");
        Signatures = [.. Signatures.Select(s => s.Id == signature.Id ? s with { Withdrawal = withdrawal } : s)];
        Recalculate();
    }

    /// <summary>The signature of a representative that counts; null while there is none.</summary>
    internal Signature? SignatureOf(int party, int representative) =>
        ValidSignatures.FirstOrDefault(s => (s.Party, s.Representative) == (party, representative));

    /// <summary>Adds a document; the same bytes twice is a mistake.</summary>
    internal void Attach(AgreementDocument document)
    {
        var same = Documents.FirstOrDefault(d => d.Sha256 == document.Sha256);
        RuleViolation.If(same is not null, "document-already-there", $"Dit document staat er al, onder de naam {same?.Name}.");
        Documents = [.. Documents, document with { Edition = 1 + Documents.Count(d => d.Name == document.Name) }];
        Recalculate();
    }

    /// <summary>The message about the state that is about to be saved, when it bears all its signatures; null when it does not.</summary>
    internal AgreementSigned? Announcement() => Announcement(Version + 1);

    /// <summary>The message about its state at this version, when it bears all its signatures; null when it does not.</summary>
    internal AgreementSigned? Announcement(int version) => SignedOn is { } signedOn
        ? new(
            Id, Theme.ToApiName(), From, Until, signedOn, version,
            DataExchange is not null, ContactPerson is not null, MutualReferral is not null)
        : null;

    /// <summary>Derives from the facts how far it is and since when it is signed.</summary>
    private void Recalculate()
    {
        Stage = Taken.LastOrDefault()?.Result switch
        {
            null => Stage.Draft,
            DecisionResult.Referred => Stage.Referred,
            DecisionResult.Rejected => Stage.Rejected,
            _ when Open.Count == 0 => Stage.Signed,
            _ => ValidSignatures.Any() ? Stage.PartlySigned : Stage.Approved,
        };
        // A signature without a date was set on the day of the approval at the earliest; a warning shows that its date is missing.
        SignedOn = Stage == Stage.Signed ? ValidSignatures.Max(s => s.On ?? Approval!.Date) : null;
        SearchText = Agreements.SearchText.Of(this);
    }
}
