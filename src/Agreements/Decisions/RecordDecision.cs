using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Records what the college or the council decided about an agreement, with the count of the votes.</summary>
internal static class RecordDecision
{
    internal sealed record Input
    {
        public DecisionBody? Body { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>Says that nobody knows any more when the college decided; a date left out by accident is refused.</summary>
        public bool DateUnknown { get; init; }

        public string? Item { get; init; }

        /// <summary>Follows from the votes when absent; only a tie leaves something to say.</summary>
        public DecisionResult? Result { get; init; }

        public VotesInput? Votes { get; init; }

        /// <summary>How many were present who could vote.</summary>
        public int? Present { get; init; }
    }

    internal sealed record VotesInput
    {
        public int? For { get; init; }
        public int? Against { get; init; }
        public int? Abstain { get; init; }
        public int? Blank { get; init; }
        public int? Invalid { get; init; }
        public bool Secret { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/decisions", async (string tenant, Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/beslissing", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/beslissing", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            Forms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/overeenkomsten/{id}", "De beslissing is vastgelegd.",
                form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<RecordDecisionPage>(new
        {
            Id = id,
            agreement.Title,
            ApprovedOn = agreement.Approval?.Date,
            // What was typed decides which form comes back, whatever somebody else recorded in between.
            Council = form.Value("body") is { } body ? body == Words.Wire(DecisionBody.Council) : agreement.Stage == Stage.Referred,
            Form = form,
        });
    }

    internal static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        agreement.Decide(Checked(input, db.Work.Today));
        await db.Save(nameof(RecordDecision), agreement, ct);
    }

    private static Decision Checked(Input input, DateOnly today)
    {
        var college = input.Body == DecisionBody.College;
        var check = new Check()
            .Given(input.Body, "body", "wie besliste")
            .That(input.Date is not null || (input.DateUnknown && college), "date",
                college ? "Vul de datum van de zitting in, of geef aan dat die niet bekend is." : "Vul de datum van de zitting in.")
            .That(input.Date is null || !input.DateUnknown, "dateUnknown", "Geef een datum, of geef aan dat die niet bekend is; niet allebei.")
            .That(input.Date is null || input.Date.Value.Year >= 1990, "date", "Controleer het jaartal.")
            .That(!(input.Date > today), "date", "Een beslissing kan niet in de toekomst liggen.")
            .Optional(input.Item, "item", "het agendapunt", 50);
        return college ? ByCollege(input, check) : ByCouncil(input, check);
    }

    private static Decision ByCollege(Input input, Check check)
    {
        check.That(input.Result is null or DecisionResult.Referred, "result", "Het college verwijst door; goedkeuren of verwerpen doet de gemeenteraad.")
            .That(input.Votes is null && input.Present is null, "votes", "Stemmen horen bij de beslissing van de gemeenteraad.")
            .Done();
        return new Decision(Guid.CreateVersion7(), DecisionBody.College, input.Date, input.Item, DecisionResult.Referred, null);
    }

    private static Decision ByCouncil(Input input, Check check)
    {
        var given = input.Votes ?? new VotesInput();
        check.Given(given.For, "votes.for", "het aantal stemmen voor").Given(given.Against, "votes.against", "het aantal stemmen tegen");
        foreach (var (count, field) in new[]
        {
            (given.For, "votes.for"), (given.Against, "votes.against"), (given.Abstain, "votes.abstain"), (given.Blank, "votes.blank"),
            (given.Invalid, "votes.invalid"), (input.Present, "present"),
        })
        {
            check.That(count is null or (>= 0 and < 1000), field, "Geef een aantal van 0 tot 999.");
        }

        check.That(given.Secret || (given.Blank ?? 0) + (given.Invalid ?? 0) == 0, "votes.secret",
            "Blanco en ongeldige stemmen bestaan alleen bij een geheime stemming.").Done();

        var votes = new Votes(given.For!.Value, given.Against!.Value, given.Abstain ?? 0, given.Blank ?? 0, given.Invalid ?? 0, given.Secret, input.Present);
        new Check()
            .That(votes.Total > 0, "votes.for", "Er is geen enkele stem ingevuld.")
            .That(votes.Present is null || votes.Present == votes.Total, "present", Mismatch(votes))
            .That(input.Result is null || input.Result == votes.Result || (votes.For == votes.Against && input.Result == DecisionResult.Approved),
                "result", $"De uitslag klopt niet met de stemmen: {votes}.")
            .Done();
        return new Decision(Guid.CreateVersion7(), DecisionBody.Council, input.Date, input.Item, input.Result ?? votes.Result, votes);
    }

    private static string Mismatch(Votes votes)
    {
        var difference = (votes.Present ?? 0) - votes.Total;
        return $"Er waren {votes.Present} stemgerechtigde aanwezigen, maar de stemmen samen zijn {votes.Total} ({votes}): "
            + (difference > 0 ? $"{Dutch.Count(difference, "stem", "stemmen")} te weinig." : $"{Dutch.Count(-difference, "stem", "stemmen")} te veel.");
    }
}
