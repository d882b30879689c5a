using System.Text.Json.Serialization;
using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>
/// Records what a college or a council decided about an agreement: at least the count of the votes, at most everything in the minutes.
/// What AgII records, the municipality confirms.
/// </summary>
internal static class RecordDecision
{
    internal const int MaxTitle = 1000;
    internal const int MaxSection = 20_000;
    private const int MaxArticles = 50;
    private const int MaxArticle = 20_000;

    internal sealed record Input
    {
        public DecisionBody? Body { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>Whether the date of a college decision is not known any more; without this a missing date is refused.</summary>
        public bool DateUnknown { get; init; }

        public Session? Session { get; init; }
        public string? Item { get; init; }
        public string? Title { get; init; }

        /// <summary>Follows from the votes when absent; it may differ only at a tie.</summary>
        public DecisionResult? Result { get; init; }

        public VotesInput? Votes { get; init; }

        /// <summary>How many were present who could vote, when there is no list of names.</summary>
        public int? Present { get; init; }

        [JsonConverter(typeof(AttendanceConverter))]
        public IReadOnlyList<PresentGroup>? Attendance { get; init; }

        [JsonConverter(typeof(NonVotersConverter))]
        public IReadOnlyList<NonVoter>? NonVoters { get; init; }

        public Motivation? Motivation { get; init; }

        [JsonConverter(typeof(ArticlesConverter))]
        public IReadOnlyList<Article>? Articles { get; init; }

        public Extract? Extract { get; init; }
    }

    internal sealed record VotesInput
    {
        /// <summary>The number of names when absent.</summary>
        public int? For { get; init; }

        public int? Against { get; init; }
        public int? Abstain { get; init; }
        public int? Blank { get; init; }
        public int? Invalid { get; init; }
        public bool Secret { get; init; }
        public RollCallInput? Names { get; init; }
    }

    internal sealed record RollCallInput
    {
        [JsonConverter(typeof(NamesConverter))]
        public IReadOnlyList<string>? For { get; init; }

        [JsonConverter(typeof(NamesConverter))]
        public IReadOnlyList<string>? Against { get; init; }

        [JsonConverter(typeof(NamesConverter))]
        public IReadOnlyList<string>? Abstain { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/beslissing");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/decisions", Handle)
        .Form(Page, Show, "De beslissing is geregistreerd.", then: OpenAgreement.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var by = Registrar.Of(db.Context);
        agreement.Decide(Checked(input, db.Context.Today) with { RecordedBy = by, ToConfirm = by.OfAgency });
        await db.Save(nameof(RecordDecision), agreement, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<RecordDecisionPage>(new
        {
            Id = id,
            agreement.Title,
            ApprovedOn = agreement.Approval?.Date,
            ToConfirm = agreement.ToConfirm?.Source,
            // A refused form comes back as it was, even when somebody else recorded a decision in between.
            Referral = form.Value("body") is { } body ? IsReferring(body) : agreement.Referral is null,
            Body = agreement.Referral?.Body.Council(),
            Form = form,
        });
    }

    private static bool IsReferring(string body) =>
        Enum.GetValues<DecisionBody>().Any(b => b.ToApiName() == body && b.Refers());

    private static Decision Checked(Input input, DateOnly today)
    {
        var refers = input.Body?.Refers() == true;
        var check = new Check()
            .Required(input.Body, "body", "wie besliste")
            .Must(input.Date is not null || (input.DateUnknown && refers), "date",
                refers ? "Vul de datum van de zitting in, of geef aan dat die niet bekend is." : "Vul de datum van de zitting in.")
            .Must(input.Date is null || !input.DateUnknown, "dateUnknown",
                "Geef een datum, of geef aan dat die niet bekend is; niet allebei.")
            .Must(input.Date is null || input.Date.Value.Year >= 1990, "date", "Controleer het jaartal.")
            .Must(!(input.Date > today), "date", "Een beslissing kan niet in de toekomst liggen.")
            .MaxLength(input.Item, "item", "het agendapunt", 50)
            .MaxLength(input.Title, "title", "de titel", MaxTitle);
        return refers ? Referral(input, check) : ByCouncil(input, check, today);
    }

    private static Decision Referral(Input input, Check check)
    {
        var body = input.Body!.Value;
        var council = body.Council().WithArticle();
        check.Must(input.Result is null or DecisionResult.Referred, "result",
                $"{Dutch.Capital(body.WithArticle())} verwijst door; goedkeuren of verwerpen doet {council}.")
            .Must(input.Votes is null && input.Present is null && input.Attendance is null && input.NonVoters is null, "votes",
                $"Stemmen horen bij de beslissing van {council}.")
            .Must(input.Motivation is null && input.Articles is null && input.Extract is null, "motivation",
                $"De notulen horen bij de beslissing van {council}.")
            .ThrowIfInvalid();
        return new Decision(Guid.CreateVersion7(), body, input.Date, input.Item, DecisionResult.Referred, Votes: null)
        {
            Title = input.Title,
        };
    }

    private static Decision ByCouncil(Input input, Check check, DateOnly today)
    {
        CheckCounts(input, check);
        CheckMinutes(input, check, today);
        check.ThrowIfInvalid();

        var (votes, attendance) = (Counted(input.Votes ?? new VotesInput(), input.Present), input.Attendance ?? []);
        var nonVoters = input.NonVoters ?? [];
        check = new Check().Must(votes.Total() > 0, "votes.for", "Er is geen enkele stem ingevuld.");
        foreach (var (field, sentence) in votes.Contradictions(attendance, nonVoters))
        {
            check.Must(false, field, sentence);
        }

        var result = votes.IsMajority() ? DecisionResult.Approved : DecisionResult.Rejected;
        var mayDiffer = votes.For == votes.Against && input.Result == DecisionResult.Approved;
        check.Must(input.Result is null || input.Result == result || mayDiffer, "result", $"De uitslag klopt niet met de stemmen: {votes}.")
            .ThrowIfInvalid();

        var voters = attendance.Where(g => g.MayVote()).Sum(g => g.Names.Count) - nonVoters.Count;
        return new Decision(Guid.CreateVersion7(), input.Body!.Value, input.Date, input.Item, input.Result ?? result,
            votes with { Present = votes.Present ?? (voters > 0 ? voters : null) })
        {
            Session = input.Session,
            Title = input.Title,
            Attendance = attendance.Count > 0 ? attendance : null,
            NonVoters = nonVoters.Count > 0 ? nonVoters : null,
            Motivation = input.Motivation?.Sections().Any() == true ? input.Motivation : null,
            Articles = input.Articles is { Count: > 0 } ? input.Articles : null,
            Extract = input.Extract?.IsEmpty() == false ? input.Extract : null,
        };
    }

    private static void CheckCounts(Input input, Check check)
    {
        var given = input.Votes ?? new VotesInput();
        check.Must(given.For is not null || given.Names is not null, "votes.for", "Vul het aantal stemmen voor in.")
            .Must(given.Against is not null || given.Names is not null, "votes.against", "Vul het aantal stemmen tegen in.");
        foreach (var (count, field) in new[]
        {
            (given.For, "votes.for"), (given.Against, "votes.against"), (given.Abstain, "votes.abstain"), (given.Blank, "votes.blank"),
            (given.Invalid, "votes.invalid"), (input.Present, "present"),
        })
        {
            check.Must(count is null or (>= 0 and < 1000), field, "Geef een aantal van 0 tot 999.");
        }

        check.Must(given.Secret || (given.Blank ?? 0) + (given.Invalid ?? 0) == 0, "votes.secret",
                "Blanco en ongeldige stemmen bestaan alleen bij een geheime stemming.")
            .Must(!given.Secret || given.Names is null, "votes.secret",
                "Bij een geheime stemming worden geen namen vastgelegd. "
                + "Geef alleen de aantallen, of geef aan dat de stemming niet geheim was.");
        foreach (var (names, field) in new[]
        {
            (given.Names?.For, "for"), (given.Names?.Against, "against"), (given.Names?.Abstain, "abstain"),
        })
        {
            check.Must((names ?? []).Count <= PersonNames.Most && (names ?? []).All(n => n.Length <= PersonNames.MaxLength),
                $"votes.names.{field}", $"Geef hoogstens {PersonNames.Most} namen van hoogstens {PersonNames.MaxLength} tekens.");
        }
    }

    private static void CheckMinutes(Input input, Check check, DateOnly today)
    {
        foreach (var problem in AttendanceList.Problems(input.Attendance ?? []))
        {
            check.Must(false, "attendance", problem);
        }

        var nonVoters = input.NonVoters ?? [];
        var fit = nonVoters.All(n => n.Name.Length <= PersonNames.MaxLength && n.Reason.Length <= NonVoter.MaxReason);
        check.Must(fit && nonVoters.Count <= PersonNames.Most,
                "nonVoters", $"Geef hoogstens {PersonNames.Most} namen, met een reden van hoogstens {NonVoter.MaxReason} tekens.");
        foreach (var name in nonVoters.GroupBy(n => PersonNames.Key(n.Name)).Where(g => g.Count() > 1).Select(g => g.First().Name))
        {
            check.Must(false, "nonVoters", $"{name} staat er twee keer.");
        }

        var (why, articles, extract) = (input.Motivation, input.Articles ?? [], input.Extract);
        check.MaxLength(why?.History, "motivation.history", "de voorgeschiedenis", MaxSection)
            .MaxLength(why?.Facts, "motivation.facts", "de feiten en context", MaxSection)
            .MaxLength(why?.Argument, "motivation.argument", "de argumentatie", MaxSection)
            .MaxLength(why?.Finances, "motivation.finances", "de financiële gevolgen", MaxSection)
            .Must(articles.Count <= MaxArticles && articles.All(a => a.Number.Length <= 50 && a.Text.Length <= MaxArticle), "articles",
                $"Geef hoogstens {MaxArticles} artikelen van hoogstens {MaxArticle} tekens.")
            .Must(!(extract?.Date < input.Date), "extract.date",
                $"Het uittreksel kan niet van vóór de zitting zijn: dat was op {Dutch.InWords(input.Date)}.")
            .Must(!(extract?.Date > today), "extract.date", "Het uittreksel kan niet in de toekomst liggen.")
            .MaxLength(extract?.Place, "extract.place", "de plaats", 100)
            .MaxLength(extract?.GeneralManager, "extract.generalManager", "de naam van de algemeen directeur", PersonNames.MaxLength)
            .MaxLength(extract?.Chair, "extract.chair", "de naam van de voorzitter", PersonNames.MaxLength);
    }

    /// <summary>The votes; where only names are given, they are counted.</summary>
    internal static Votes Counted(VotesInput given, int? present)
    {
        var names = given.Names is { } n ? new RollCall(n.For ?? [], n.Against ?? [], n.Abstain ?? []) : null;
        return new MinutesVotes(given.For, given.Against, given.Abstain, given.Blank, given.Invalid, given.Secret, names).Counted(present);
    }
}
