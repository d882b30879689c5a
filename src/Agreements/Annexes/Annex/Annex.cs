using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// The annex of an agreement for one working year (bijlage werkjaar): what is agreed that year, line by line. Once approved its text
/// stays; what must change then becomes a new edition.
/// </summary>
internal sealed class Annex : TenantEntity
{
    private Annex()
    {
    }

    internal Guid AgreementId { get; private set; }

    /// <summary>The working year as printed: "2018" or "2018-2019".</summary>
    internal string Year { get; private set; } = "";

    internal DateOnly From { get; private set; }
    internal DateOnly Until { get; private set; }

    /// <summary>
    /// The version in which the year, the days or the texts below last changed; lines raise <see cref="TenantEntity.Version"/> only.
    /// </summary>
    internal int TextsVersion { get; private set; }

    internal string Context { get; private set; } = "";
    internal string Preamble { get; private set; } = "";
    internal string EvaluationClause { get; private set; } = "";
    internal string RevisionClause { get; private set; } = "";
    internal AnnexStage Stage { get; private set; }
    internal DateOnly? AgreedOn { get; private set; }
    internal DateOnly? ApprovedOn { get; private set; }
    internal IReadOnlyList<Acknowledgement> Acknowledgements { get; private set; } = [];
    internal IReadOnlyList<RevisionRequest> Requests { get; private set; } = [];

    /// <summary>1 for the first, 2 for its revision, and so on.</summary>
    internal int Edition { get; private set; } = 1;

    /// <summary>The edition that this one revises; null for the first.</summary>
    internal Guid? Replaces { get; private set; }

    /// <summary>The edition in which this one is being revised; it takes this one's place once it is approved.</summary>
    internal Guid? RevisedIn { get; private set; }

    /// <summary>Since when the later edition holds; null while this one does.</summary>
    internal DateOnly? ReplacedOn { get; private set; }

    /// <summary>The annex of the year before that this one was copied from.</summary>
    internal Guid? CameFrom { get; private set; }

    /// <summary>When it was evaluated; null while it was not.</summary>
    internal DateOnly? EvaluatedOn { get; private set; }

    internal IReadOnlyList<string> Evaluators { get; private set; } = [];
    internal string? Lessons { get; private set; }
    internal string? Proposals { get; private set; }

    /// <summary>The requests for a revision that nobody has answered yet.</summary>
    internal IEnumerable<RevisionRequest> Open => Requests.Where(r => r.Answer is null);

    /// <summary>
    /// Whether a later edition is in the making and may still take this one's place. With the end of the period it lapses: then this
    /// edition is evaluated.
    /// </summary>
    internal bool IsBeingRevised(DateOnly today) => RevisedIn is not null && ReplacedOn is null && today <= Until;

    /// <summary>"de bijlage 2018", "de bijlage 2018, versie 2".</summary>
    internal string Name => NameOf(Year, Edition);

    internal static string NameOf(string year, int edition) => edition == 1 ? $"Bijlage {year}" : $"Bijlage {year}, versie {edition}";

    internal Period Period => new(From, Until);

    /// <summary>The first day on which it can be evaluated: one month before its end.</summary>
    internal DateOnly EvaluationFrom => Until.AddDays(1).AddMonths(-1);

    /// <summary>Whether its text may still be changed; see <see cref="RefuseUnlessOpen"/>.</summary>
    internal bool MayChange => Stage != AnnexStage.Approved && Acknowledgements.Count == 0;

    internal AnnexState StateOn(DateOnly today) =>
        AnnexStates.On(today, Stage, From, Until, ReplacedOn is not null, Open.Any(), EvaluatedOn);

    /// <summary>Whether who saw this version saw the year, the days and the texts as they are now.</summary>
    internal bool HasTextsOf(int version) => version >= TextsVersion && version <= Version;

    /// <summary>
    /// Nobody agrees to or approves what they did not read: <paramref name="seen"/> is the version that they had before them.
    /// </summary>
    internal void RefuseUnread(int? seen) => RuleViolation.If(seen is not null && seen != Version, "changed-meanwhile",
        "Iemand anders heeft deze bijlage intussen gewijzigd. Lees ze opnieuw en beslis dan.");

    /// <summary>The first edition for a working year.</summary>
    internal static Annex Draft(Agreement agreement, AnnexTerms terms, IReadOnlyList<Annex> others, Guid? cameFrom = null)
    {
        var annex = new Annex { AgreementId = agreement.Id, CameFrom = cameFrom };
        annex.Write(agreement, terms, others);
        return annex;
    }

    /// <summary>Changes its period and texts, as long as nobody approved it.</summary>
    internal void Change(Agreement agreement, AnnexTerms terms, IReadOnlyList<Annex> others)
    {
        RefuseUnlessOpen();
        RuleViolation.If(Replaces is not null && terms.Year != Year, "other-year",
            $"Dit is een herziening van de bijlage {Year}. Het werkjaar blijft hetzelfde.");
        Write(agreement, terms, others);
    }

    /// <summary>What others are told of it at this version: its actions, and never who does them.</summary>
    internal AnnexChanged Announcement(int version, IReadOnlyList<ActionLine> lines) => new(
        Id, Year, Edition, From, Until, Stage == AnnexStage.Approved, ReplacedOn is null ? null : RevisedIn,
        [.. AnnexTree.Ordered(lines).Select(l => new AnnexAction(
            l.Id, l.Origin, l.Theme, LineView.Short(l.Text, LongestTold), l.ParentId is not null, (int?)(l.Fte * 100)))],
        version);

    /// <summary>How much of an action's text is told: a message holds all actions, and the annex has the rest.</summary>
    private const int LongestTold = 1000;

    /// <summary>Inside the agreement's period (R2), one for a working year, and no two for the same days.</summary>
    private void Write(Agreement agreement, AnnexTerms terms, IReadOnlyList<Annex> others)
    {
        RuleViolation.If(terms.From < agreement.From || terms.Until > agreement.Until, "outside-agreement",
            $"De periode van de bijlage ({Dutch.Period(terms.From, terms.Until)}) valt niet binnen die van de overeenkomst "
            + $"({Dutch.Period(agreement.From, agreement.Until)}).");
        var rest = others.Where(o => o.Id != Id && o.Id != Replaces && o.Replaces != Id && o.ReplacedOn is null).ToList();
        var same = rest.FirstOrDefault(o => o.Year == terms.Year);
        RuleViolation.If(same is not null, "year-taken",
            $"Voor het werkjaar {terms.Year} is er al een bijlage ({same?.Days}). Een tweede kan alleen als herziening van die bijlage.");
        var overlap = rest.FirstOrDefault(o => o.Period.Overlaps(new(terms.From, terms.Until)));
        RuleViolation.If(overlap is not null, "periods-overlap",
            $"De periode overlapt met die van de bijlage {overlap?.Year} ({overlap?.Days}).");
        (Year, From, Until, Context, Preamble, EvaluationClause, RevisionClause, TextsVersion) = (terms.Year, terms.From, terms.Until,
            terms.Context, terms.Preamble, terms.EvaluationClause, terms.RevisionClause, Version + 1);
    }

    private string Days => Dutch.Period(From, Until);

    /// <summary>The agreement's period is not made shorter than its annexes.</summary>
    internal static void RefuseToLeaveOutside(IEnumerable<Annex> annexes, DateOnly from, DateOnly until)
    {
        var outside = annexes.FirstOrDefault(a => a.ReplacedOn is null && (a.From < from || a.Until > until));
        RuleViolation.If(outside is not null, "annex-outside",
            $"{outside?.Name} ({outside?.Days}) valt dan buiten de overeenkomst ({Dutch.Period(from, until)}). "
            + "Pas eerst de periode van de bijlage aan, of kies een andere periode voor de overeenkomst.");
    }

    /// <summary>What was approved stays as it was approved.</summary>
    internal void RefuseUnlessOpen()
    {
        RuleViolation.If(Stage == AnnexStage.Approved, "annex-approved",
            $"Deze bijlage is goedgekeurd op {ApprovedOn.InWords()}. Voortgang, werkvorm en status van een actie kunt u nog vastleggen. "
            + "Voor al het andere maakt u een herziening.");
        RuleViolation.If(Acknowledgements.Count > 0, "annex-signed",
            $"{Acknowledgements.FirstOrDefault()?.Name} tekende deze bijlage al ter kennisname en goedkeuring. "
            + "De tekst ligt daarmee vast; keur de bijlage goed en maak daarna een herziening.");
    }

    /// <summary>An edition that a later one took the place of is history.</summary>
    internal void RefuseIfReplaced() => RuleViolation.If(ReplacedOn is not null, "annex-revised",
        $"Deze versie is herzien: sinds {ReplacedOn.InWords()} geldt versie {Edition + 1}. Werk daarin verder.");

    /// <summary>Both sides agree on the text (afgestemd).</summary>
    internal void Agree(DateOnly on, int lines)
    {
        RuleViolation.If(Stage != AnnexStage.Draft, "agreed-already", $"Deze bijlage is al afgestemd op {AgreedOn.InWords()}.");
        RuleViolation.If(lines == 0, "no-lines", "Deze bijlage heeft nog geen acties. Voeg er eerst minstens één toe.");
        (Stage, AgreedOn) = (AnnexStage.Agreed, on);
    }

    /// <summary>The competent body approves: with the agreement, or apart once the agreement itself is approved.</summary>
    internal void Approve(DateOnly on, Agreement agreement, Annex? earlier)
    {
        RuleViolation.If(Stage == AnnexStage.Draft, "not-agreed",
            "Stem de bijlage eerst af met de andere partij. Daarna kan ze goedgekeurd worden.");
        RuleViolation.If(Stage == AnnexStage.Approved, "approved-already", $"Deze bijlage is al goedgekeurd op {ApprovedOn.InWords()}.");
        RuleViolation.If(agreement.Approval is null, "agreement-not-approved",
            "De overeenkomst zelf is nog niet goedgekeurd. De bijlage volgt de overeenkomst.");
        RuleViolation.If(on < agreement.Approval?.Date, "before-agreement",
            $"De overeenkomst is pas goedgekeurd op {Dutch.InWords(agreement.Approval?.Date)}. De bijlage volgt de overeenkomst.");
        RuleViolation.If(earlier?.EvaluatedOn is not null, "evaluated-already",
            $"De vorige versie is al geëvalueerd op {Dutch.InWords(earlier?.EvaluatedOn)}. Deze herziening is vervallen.");
        RuleViolation.If(earlier is not null && on > Until, "annex-over",
            $"De bijlage liep af op {Until.InWords()}. Een herziening die op die dag niet goedgekeurd was, is vervallen.");
        RuleViolation.If(on < earlier?.ApprovedOn, "before-earlier-edition",
            $"De vorige versie is goedgekeurd op {Dutch.InWords(earlier?.ApprovedOn)}. Een herziening komt later.");
        (Stage, ApprovedOn) = (AnnexStage.Approved, on);
        earlier?.ReplacedOn = on;
    }

    /// <summary>A representative signs "ter kennisname en goedkeuring".</summary>
    internal void Acknowledge(Acknowledgement signed)
    {
        RefuseIfReplaced();
        RuleViolation.If(Stage == AnnexStage.Draft, "not-agreed",
            "Deze bijlage is nog een concept. Stem ze eerst af met de andere partij; daarna kan er getekend worden.");
        var earlier = Acknowledgements.FirstOrDefault(a => (a.Party, a.Representative) == (signed.Party, signed.Representative));
        RuleViolation.If(earlier is not null, "signed-already", $"{earlier?.Name} tekende deze bijlage al ({Dutch.InWords(earlier?.On)}).");
        Acknowledgements = [.. Acknowledgements, signed];
    }

    /// <summary>AgII asks for a revision: a request, never a change (R6).</summary>
    internal void Request(RevisionRequest request)
    {
        RefuseIfReplaced();
        RefuseUnlessRevisable(request.On);
        RuleViolation.If(RevisedIn is not null, "revision-under-way",
            $"Er is al een herziening in opmaak: versie {Edition + 1}. Neem de wijziging daarin op.");
        RuleViolation.If(Open.Any(), "requested-already",
            $"Er is al een herziening gevraagd op {Dutch.InWords(Open.FirstOrDefault()?.On)}. De gemeente moet daar nog op antwoorden.");
        Requests = [.. Requests, request];
    }

    /// <summary>The same for who asks and for who starts it: approved, not evaluated, and not over.</summary>
    private void RefuseUnlessRevisable(DateOnly today)
    {
        RuleViolation.If(Stage != AnnexStage.Approved, "not-approved", "Deze bijlage is nog niet goedgekeurd. U kunt ze gewoon wijzigen.");
        RuleViolation.If(EvaluatedOn is not null, "evaluated-already",
            $"Deze bijlage is al geëvalueerd op {EvaluatedOn.InWords()}. Neem de wijziging op in de volgende bijlage.");
        RuleViolation.If(today > Until, "annex-over",
            $"Deze bijlage liep af op {Until.InWords()}. Neem de wijziging op in de volgende bijlage.");
    }

    /// <summary>The municipality leaves the annex as it is, and says why.</summary>
    internal void SetAside(RevisionRequest request, RequestAnswer answer)
    {
        RuleViolation.If(request.Answer is not null, "answered-already", $"Deze vraag is al beantwoord op {request.Answer?.On.InWords()}.");
        Requests = [.. Requests.Select(r => r.Id == request.Id ? r with { Answer = answer } : r)];
    }

    /// <summary>Starts the next edition, and answers the open requests with it.</summary>
    internal Annex Revise(RequestAnswer answer)
    {
        RefuseIfReplaced();
        RefuseUnlessRevisable(answer.On);
        RuleViolation.If(RevisedIn is not null, "revision-under-way",
            $"Er is al een herziening in opmaak: versie {Edition + 1}. Werk daarin verder.");
        Requests = [.. Requests.Select(r => r.Answer is null ? r with { Answer = answer } : r)];
        var next = new Annex
        {
            AgreementId = AgreementId, Year = Year, From = From, Until = Until, Context = Context, Preamble = Preamble,
            EvaluationClause = EvaluationClause, RevisionClause = RevisionClause, TextsVersion = 1, Edition = Edition + 1, Replaces = Id,
            CameFrom = CameFrom,
        };
        RevisedIn = next.Id;
        return next;
    }

    /// <summary>Only a concept may go.</summary>
    internal void RefuseToDelete() =>
        RuleViolation.If(Stage != AnnexStage.Draft, "no-draft",
            "Deze bijlage is afgestemd of goedgekeurd. Alleen een concept kan verwijderd worden.");

    /// <summary>The revision in the making was thrown away: who asked for it is waiting again.</summary>
    internal void GiveUpRevision()
    {
        RevisedIn = null;
        Requests = [.. Requests.Select(r => r.Answer is { Accepted: true } ? r with { Answer = null } : r)];
    }

    /// <summary>Records the evaluation, from the last month on; until the next annex is made it may be done over.</summary>
    internal void Evaluate(Evaluation evaluation, DateOnly today)
    {
        RefuseIfReplaced();
        RuleViolation.If(Stage != AnnexStage.Approved, "not-approved", "Een bijlage die niet goedgekeurd is, kan niet geëvalueerd worden.");
        RuleViolation.If(IsBeingRevised(today), "revision-under-way",
            "Er is een herziening van deze bijlage bezig. Keur ze eerst goed of verwijder ze; evalueer daarna de versie die geldt.");
        RuleViolation.If(today < EvaluationFrom || evaluation.On < EvaluationFrom, "too-early",
            $"De evaluatie kan vanaf de laatste maand van de periode: vanaf {EvaluationFrom.InWords()}.");
        (EvaluatedOn, Evaluators, Lessons, Proposals) = (evaluation.On, evaluation.Participants, evaluation.Lessons, evaluation.Proposals);
    }
}
