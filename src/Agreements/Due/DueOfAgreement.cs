using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Renewals;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is due in one agreement, for one reader.</summary>
internal sealed class DueOfAgreement(AgreementDue agreement, IReadOnlyList<AnnexDue> annexes, DueReader reader, DateOnly today)
{
    /// <summary>How long before the end of a working year the list shows what is missing (C0-33).</summary>
    private const int RemindDays = 120;

    /// <summary>How long AgII is told that the municipality does not follow a request of it.</summary>
    private const int AnswerDays = 14;

    private readonly string _slug = reader.Municipality.Slug;

    private readonly State _state = States.On(today, agreement.Stage, agreement.From, agreement.Until);

    internal IEnumerable<DueItem> Items(IEnumerable<CountedMeeting> counted, bool isRenewed) =>
    [
        .. Deciding(), .. Signing(), .. Obligations(counted), .. Concepts(), .. AnnexSignatures(), .. Requests(), .. Answers(),
        .. NextAnnex(), .. isRenewed ? [] : Renewal(),
    ];

    /// <summary>Who it is not for sees where it is, and can do nothing about it there.</summary>
    private DueItem Item(
        string kind, string text, DateOnly? by, bool overdue, bool forYou, string look, string? place = null, string action = "Openen") =>
        new(kind, text, agreement.Title, forYou ? place ?? look : look, by, overdue)
        {
            ForYou = forYou,
            Action = forYou ? action : DueItem.Look,
            Tenant = reader.Across?.Slug,
            Municipality = reader.Across?.Name,
        };

    private string Here => OpenAgreement.Page.In(_slug, agreement.Id);

    private string At(AnnexDue annex) => OpenAnnex.Page.In(_slug, annex.Id);

    /// <summary>The college or the council decides, and somebody of the municipality records it, or confirms what AgII recorded.</summary>
    private IEnumerable<DueItem> Deciding()
    {
        if (agreement.Decisions.FirstOrDefault(d => d is { ToConfirm: true, Retraction: null }) is { } decision)
        {
            yield return Item("decision-to-confirm", decision.Next, null, false, reader.WritesForMunicipality, Here, action: "Bevestigen");
        }
        else if (_state is State.Draft or State.Referred or State.Rejected)
        {
            var (place, action) = _state == State.Referred
                ? (RecordDecision.Page.In(_slug, agreement.Id), "Beslissing invoeren")
                : (Here, "Openen");
            yield return Item(_state.ToApiName(), States.Next(_state, agreement.From, agreement.Until, [], today),
                agreement.From <= today ? null : agreement.From, agreement.Until < today, reader.WritesForMunicipality,
                Here, place, action);
        }
    }

    /// <summary>It waits for whoever's turn it is; for the others, for all who have not signed.</summary>
    private IEnumerable<DueItem> Signing()
    {
        if (_state is State.Approved or State.PartlySigned)
        {
            var open = Places((party, representative) =>
                agreement.Signatures.Any(s => s.Withdrawal is null && (s.Party, s.Representative) == (party, representative)));
            var turns = agreement.SignInAnyOrder ? open : [.. open.Take(1)];
            var mine = turns.Where(p => reader.SignsFor(p.Party, p.Who)).ToList();
            yield return Item(_state.ToApiName(), Waits("Wacht", mine.Count > 0 ? mine : open), agreement.From, agreement.From < today,
                mine.Count > 0, Here, SignAgreement.PageFor.In(_slug, agreement.Id, mine.FirstOrDefault().Index), "Ondertekenen")
                with { ForAgencyToSign = turns.Any(p => p.Party.Kind == PartyKind.Agency) };
        }
    }

    /// <summary>The representatives who have not signed an approved annex yet, until the year is evaluated.</summary>
    private IEnumerable<DueItem> AnnexSignatures() =>
        from annex in annexes
        where annex.ApprovedOn is not null && annex.EvaluatedOn is null
        let open = Places((party, representative) =>
            annex.Acknowledgements.Any(s => (s.Party, s.Representative) == (party, representative)))
        where open.Count > 0
        let mine = open.Where(p => reader.SignsFor(p.Party, p.Who)).ToList()
        select Item("annex-signatures", Waits($"{annex.Name} wacht", mine.Count > 0 ? mine : open), annex.From, annex.From < today,
            mine.Count > 0, At(annex), AcknowledgeAnnex.Page.In(_slug, annex.Id), "Ondertekenen")
            with { ForAgencyToSign = open.Any(p => p.Party.Kind == PartyKind.Agency) };

    /// <summary>The representatives who have not signed, in the order of the agreement, each with their party.</summary>
    private List<(int Index, Party Party, Representative Who)> Places(Func<int, int, bool> hasSigned) =>
    [
        .. from party in agreement.Parties.Index()
           from representative in party.Item.Representatives.Index()
           where !hasSigned(party.Index, representative.Index)
           select (party.Index, party.Item, representative.Item),
    ];

    private static string Waits(string what, IEnumerable<(int Index, Party Party, Representative Who)> open) =>
        $"{what} op de handtekening van {Dutch.List([.. open.Select(p => $"{p.Who}")])}.";

    /// <summary>Of the year under way, and of the one before it as long as something of that is missing (T47).</summary>
    private IEnumerable<DueItem> Obligations(IEnumerable<CountedMeeting> counted)
    {
        var approved = annexes.Where(x => x.ApprovedOn is not null).ToList();
        var inForce = approved.Select(x => new WorkingYear(x.From, x.Until, x.EvaluatedOn is not null));
        var until = Agreement.UntilOn(agreement.ApprovedUntil, agreement.Addenda, today);
        var years = _state is State.Running or State.Ended ? WorkingYear.Of(agreement.From, until, inForce) : [];
        return from year in years.Where(y => y.From <= today).TakeLast(2)
               let clauses = Agreement.ClausesOn(agreement.Clauses, agreement.Addenda, year.Last(today))
               let isNear = year.Until.DayNumber - today.DayNumber <= RemindDays
               from obligation in ObligationStatus.Of(clauses, agreement.ProRata, year, counted, today)
               where obligation.Done + obligation.Planned < obligation.Minimum && (isNear || obligation.Forecast is not null)
               let toMeet = ToMeet(obligation, approved.FirstOrDefault(x => x.From == year.From))
               select Item(obligation.Kind.ToApiName(), ToDo(obligation, year.Until), year.Until, obligation.Overdue, reader.Writes, Here,
                   toMeet.Place, toMeet.Action);
    }

    /// <summary>What to do about it; once the year is over, what was not done.</summary>
    private string ToDo(ObligationView obligation, DateOnly until)
    {
        if (obligation.Overdue)
        {
            return Dutch.Capital(obligation.Text) + ".";
        }

        if (obligation.Kind == ObligationKind.Evaluation)
        {
            return $"Evalueer de samenwerking vóór {(until.Year == today.Year ? until.DayInWords() : until.InWords())}.";
        }

        var missing = obligation.Minimum - obligation.Done - obligation.Planned;
        return $"Plan nog {(missing == 1 ? "1" : $"{missing} keer")} {ObligationStatus.Name(obligation.Kind)} "
            + $"({obligation.Done} gehouden, {obligation.Planned} gepland, {obligation.Minimum} afgesproken).";
    }

    /// <summary>Where an obligation is met: at the annex that is evaluated, or where the next meeting is planned.</summary>
    private (string Place, string Action) ToMeet(ObligationView obligation, AnnexDue? annex)
    {
        if (obligation.Kind == ObligationKind.Evaluation && annex is not null)
        {
            return today >= annex.Until.AddDays(1).AddMonths(-1)
                ? (EvaluateAnnex.Page.In(_slug, annex.Id), "Evalueren")
                : (At(annex), "Openen");
        }

        var day = obligation.Proposed.Count > 0 ? $"&datum={obligation.Proposed[0]:O}" : "";
        return obligation.Overdue
            ? (Here, "Openen")
            : ($"{PlanMeeting.PageFor.In(_slug, agreement.Id)}&soort={obligation.Kind.ToApiName()}{day}", "Plannen");
    }

    /// <summary>
    /// An annex that nobody approved yet, and which the year waits for: both sides write it, the municipality approves it. A revision
    /// lapses with the year; a first edition may be late.
    /// </summary>
    private IEnumerable<DueItem> Concepts() =>
        from annex in annexes
        where annex.ApprovedOn is null && (annex.Edition == 1 || today <= annex.Until)
        let agreed = annex.Stage == AnnexStage.Agreed
        select Item(
            "annex-concept",
            agreed ? $"{annex.Name} is afgestemd en wacht op goedkeuring."
                : $"{annex.Name} is nog een concept. Vul ze aan en stem ze af met de andere partij.",
            annex.From, annex.Edition == 1 && annex.From < today,
            agreed ? reader.WritesForMunicipality : reader.Writes, At(annex));

    private IEnumerable<DueItem> Requests() =>
        from annex in annexes
        where today <= annex.Until && annex.Requests.Any(r => r.Answer is null)
        select Item("revision-request", $"AgII vraagt een herziening van de bijlage {annex.Year}. Beantwoord die vraag.", null, false,
            reader.WritesForMunicipality, At(annex), action: "Beantwoorden");

    /// <summary>A request that is followed shows as a new concept; one that is not would go unnoticed.</summary>
    private IEnumerable<DueItem> Answers() =>
        from annex in annexes
        where reader.OfAgency && annex.Requests.Any(r => r.Answer is { Accepted: false } answer && answer.On >= today.AddDays(-AnswerDays))
        select Item("revision-answer", $"De gemeente herziet de bijlage {annex.Year} niet. Lees waarom.", null, false,
            reader.Writes, At(annex), action: "Antwoord lezen");

    /// <summary>The next working year needs its annex before it begins.</summary>
    private IEnumerable<DueItem> NextAnnex()
    {
        if (_state == State.Running && annexes.MaxBy(x => x.Until) is { } last && last.Until < agreement.Until
            && last.Until.DayNumber - today.DayNumber <= RemindDays / 2)
        {
            yield return Item("next-annex", $"Maak de bijlage voor het werkjaar dat op {last.Until.AddDays(1).InWords()} begint.",
                last.Until, last.Until < today, reader.Writes, At(last));
        }
    }

    private IEnumerable<DueItem> Renewal()
    {
        if (_state is State.Running or State.Ended && agreement.Until.DayNumber - today.DayNumber <= DueItems.RenewDays)
        {
            yield return Item("renewal",
                _state == State.Running
                    ? $"Loopt af op {agreement.Until.InWords()}. Zet een vernieuwing klaar."
                    : $"Liep af op {agreement.Until.InWords()}. Er is nog geen vernieuwing.",
                agreement.Until, _state == State.Ended, reader.Writes, Here, RenewAgreement.Page.In(_slug, agreement.Id), "Vernieuwen");
        }
    }
}
