using System.Globalization;
using AgiiPlatform.CouncilMinutes;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Reads pasted minutes and gives back the decision in them, to be looked at and then recorded. It writes nothing.</summary>
internal static class ReadMinutes
{
    internal sealed record Input
    {
        public string? Text { get; init; }

        public ChosenLines? Chosen { get; init; }
    }

    /// <summary>For a field with several findings in an earlier reading, the line of the one that is right.</summary>
    internal sealed record ChosenLines(int? Body, int? Date, int? Session, int? Item, int? Votes)
    {
        internal IReadOnlyDictionary<string, int> ByField() =>
            new[] { ("body", Body), ("date", Date), ("session", Session), ("item", Item), ("votes", Votes) }
                .Where(c => c.Item2 is not null).ToDictionary(c => c.Item1, c => c.Item2!.Value);
    }

    internal static readonly PageAddress Action = new("/overeenkomsten/{id:guid}/beslissing/lezen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/decisions/reading", async (Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            await db.Get<Agreement>(id, ct);
            return Handle(input);
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost(Action.Pattern, Show).Requires(Permission.AgreementsWrite);
        // A person who comes back to this address, after signing in again for instance, gets the form.
        routes.Pages.MapGet(Action.Pattern, (string tenant, Guid id) => TypedResults.Redirect(RecordDecision.Page.In(tenant, id)))
            .Requires(Permission.AgreementsWrite);
    }

    private static Reading Handle(Input input)
    {
        new Check()
            .Must(!string.IsNullOrWhiteSpace(input.Text), "text", "Plak de tekst van de notulen.")
            .Must(!(input.Text?.Length > MinutesReader.MaxLength), "text",
                $"Plak hoogstens {MinutesReader.MaxLength} tekens: alleen het deel van de notulen over deze overeenkomst.")
            .WithoutNationalNumber(input.Text, "text")
            .ThrowIfInvalid();
        var read = MinutesReader.Read(input.Text!, input.Chosen?.ByField());
        return new Reading(ToInput(read), read.Missing, read.Remarks, read.Findings);
    }

    /// <summary>What was read, as it is posted to record it.</summary>
    private static RecordDecision.Input ToInput(Minutes read) => new()
    {
        Body = read.Body switch
        {
            CouncilBody.MunicipalCouncil => DecisionBody.Council,
            CouncilBody.OcmwCouncil => DecisionBody.OcmwCouncil,
            CouncilBody.PermanentBureau => DecisionBody.PermanentBureau,
            CouncilBody.College => DecisionBody.College,
            _ => null,
        },
        Date = read.Date,
        Session = read.Session,
        Item = read.Item,
        Title = read.Title?.Length > RecordDecision.MaxTitle ? read.Title[..RecordDecision.MaxTitle] : read.Title,
        Attendance = NullIfEmpty(read.Attendance),
        NonVoters = NullIfEmpty(read.NonVoters),
        Votes = read.Votes is not { } votes ? null : new()
        {
            For = votes.For,
            Against = votes.Against,
            Abstain = votes.Abstain,
            Blank = votes.Blank,
            Invalid = votes.Invalid,
            Secret = votes.Secret,
            Names = votes.Names is not { } names ? null : new()
            {
                For = NullIfEmpty(names.For),
                Against = NullIfEmpty(names.Against),
                Abstain = NullIfEmpty(names.Abstain),
            },
        },
        Motivation = read.Motivation,
        Articles = NullIfEmpty(read.Articles),
        Extract = read.Extract,
    };

    private static IReadOnlyList<T>? NullIfEmpty<T>(IReadOnlyList<T> list) => list.Count > 0 ? list : null;

    /// <summary>The form of the decision, filled in with what was read; beside it the text, with where each field was read.</summary>
    private static async Task<IResult> Show(Guid id, HttpContext http, AgreementsDb db, CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        var restored = KeptForm.Restored(http, form);
        var text = (restored is null ? form["text"].ToString() : restored.Value("text")) ?? "";
        var chosen = new ChosenLines(Line("body"), Line("date"), Line("session"), Line("item"), Line("votes"));
        var agreement = await db.Get<Agreement>(id, ct);
        Reading? reading = null;
        var paste = FormState.With(("text", text));
        try
        {
            reading = Handle(new() { Text = text, Chosen = chosen });
        }
        catch (InvalidInput wrong)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            paste = new FormState(new Dictionary<string, IReadOnlyList<string>> { ["text"] = [text] }, wrong.Errors);
        }

        return await Pages.Show<RecordDecisionPage>(new
        {
            Id = id,
            agreement.Title,
            ApprovedOn = agreement.Approval?.Date,
            Referral = agreement.Referral is null,
            Body = agreement.Referral?.Body.Council(),
            Paste = paste,
            Read = reading is null ? null : Summary(reading.Decision),
            Missing = reading?.Missing ?? [],
            Remarks = reading?.Remarks ?? [],
            Findings = reading?.Findings ?? [],
            Lines = reading is null ? [] : MinutesReader.Tidy(text).Split('\n'),
            ChosenLines = chosen.ByField(),
            Form = reading is null ? FormState.Empty : FormState.With(Fields(reading.Decision)),
        });

        int? Line(string field) => int.TryParse(form[Chosen + field], CultureInfo.InvariantCulture, out var line) ? line : null;
    }

    /// <summary>What the names begin with under which the form posts the lines that a person chose.</summary>
    internal const string Chosen = "kies.";

    /// <summary>"39 aanwezigen, 36 voor, 2 tegen, 1 artikel": shows at a glance whether the text was read well.</summary>
    private static string Summary(RecordDecision.Input read) => Dutch.List(
    [
        Dutch.Count((read.Attendance ?? []).Sum(g => g.Names.Count), "aanwezige", "aanwezigen"),
        read.Votes?.For is null ? "geen stemmen" : $"{RecordDecision.Counted(read.Votes, null)}",
        Dutch.Count((read.Articles ?? []).Count, "artikel", "artikelen"),
    ]);

    /// <summary>The fields of the form with what was read in them.</summary>
    private static IEnumerable<(string Name, string? Value)> Fields(RecordDecision.Input read) =>
    [
        ("body", read.Body?.ToApiName()),
        ("date", read.Date is { } date ? $"{date:O}" : null),
        ("session", read.Session is { } session ? session.ToApiName() : null),
        ("item", read.Item),
        ("title", read.Title),
        ("votes.for", read.Votes?.For?.ToString()),
        ("votes.against", read.Votes?.Against?.ToString()),
        ("votes.abstain", read.Votes?.Abstain?.ToString()),
        ("votes.blank", read.Votes?.Blank?.ToString()),
        ("votes.invalid", read.Votes?.Invalid?.ToString()),
        ("votes.secret", read.Votes?.Secret == true ? "true" : null),
        ("attendance", read.Attendance is { } groups ? AttendanceList.Write(groups) : null),
        ("nonVoters", read.NonVoters is { } nonVoters ? NonVoter.Write(nonVoters) : null),
        ("votes.names.for", Listed(read.Votes?.Names?.For)),
        ("votes.names.against", Listed(read.Votes?.Names?.Against)),
        ("votes.names.abstain", Listed(read.Votes?.Names?.Abstain)),
        ("motivation.history", read.Motivation?.History),
        ("motivation.facts", read.Motivation?.Facts),
        ("motivation.argument", read.Motivation?.Argument),
        ("motivation.finances", read.Motivation?.Finances),
        ("articles", read.Articles is { } articles ? Article.Write(articles) : null),
        ("extract.date", read.Extract?.Date is { } made ? $"{made:O}" : null),
        ("extract.place", read.Extract?.Place),
        ("extract.generalManager", read.Extract?.GeneralManager),
        ("extract.chair", read.Extract?.Chair),
        ("extract.signed", read.Extract?.Signed == true ? "true" : null),
    ];

    private static string? Listed(IReadOnlyList<string>? names) => names is null ? null : string.Join(", ", names);
}
