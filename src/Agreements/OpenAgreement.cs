using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Signatures;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements;

/// <summary>Opens one agreement: how it stands, who must act, and everything recorded about it.</summary>
internal static class OpenAgreement
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}", async (Guid id, AgreementsDb db, CancellationToken ct) => TypedResults.Ok(await Read(id, db, ct)))
            .Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}", async (Guid id, AgreementsDb db, CancellationToken ct) =>
            await Pages.Show<OpenAgreementPage>(new { Agreement = await Read(id, db, ct) })).Requires(Permission.AgreementsRead);
    }

    /// <summary>One query: the row with its lists, and beside it what overlaps with it and its annexes.</summary>
    private static readonly Compiled<Func<AgreementsDb, Guid, IAsyncEnumerable<Found>>> ById = new(() => EF.CompileAsyncQuery((AgreementsDb db, Guid id) =>
        db.Agreements.AsNoTracking().Where(a => a.Id == id).Select(a => new Found(
            a,
            db.Agreements
                .Where(o => o.Id != a.Id && o.Theme == a.Theme && o.From <= a.Until && o.Until >= a.From
                    && (o.Stage == Stage.Approved || o.Stage == Stage.PartlySigned || o.Stage == Stage.Signed))
                .OrderBy(o => o.From)
                .Select(o => new Neighbour(o.Id, o.Title, o.From, o.Until)).ToList(),
            db.Annexes.Where(x => x.AgreementId == a.Id).OrderBy(x => x.From).ThenBy(x => x.Edition)
                .Select(x => new AnnexRow(x.Id, x.Year, x.Edition, x.From, x.Until, x.Stage, x.Requests, x.ReplacedOn, x.EvaluatedOn, x.CameFrom, x.Replaces)).ToList(),
            db.Agreements.Where(n => n.PredecessorId == a.Id).Select(n => (Guid?)n.Id).FirstOrDefault(),
            db.Agreements.Where(p => p.Id == a.PredecessorId && p.ApprovedUntil != null).Select(p => (DateOnly?)p.Until).FirstOrDefault()))));

    /// <summary>Apart, and only when there is something to count: beside the other lists every meeting would repeat the whole agreement.</summary>
    private static readonly Compiled<Func<AgreementsDb, Guid, IAsyncEnumerable<CountedMeeting>>> MeetingsOf = new(() => EF.CompileAsyncQuery((AgreementsDb db, Guid id) =>
        db.MeetingLinks.AsNoTracking().Where(l => l.AgreementId == id).Join(
            db.Meetings.Where(m => m.Kind != null && m.State != MeetingState.Cancelled),
            l => l.MeetingId, m => m.Id, (l, m) => new CountedMeeting(l.AgreementId, m.Date, m.Kind!.Value, m.With, m.State != MeetingState.Planned))));

    private sealed record Found(Agreement Agreement, List<Neighbour> Neighbours, List<AnnexRow> Annexes, Guid? Successor, DateOnly? PredecessorUntil);

    internal static async Task<AgreementShown> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var found = await ById.On(db)(db, id).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var meetings = Obligation.In(found.Agreement.LatestClauses).Count + Obligation.In(found.Agreement.Clauses).Count == 0 ? [] : await MeetingsOf.On(db)(db, id).ToListAsync(ct);
        return Of(found, meetings, db.Work.Today);
    }

    private static AgreementShown Of(Found found, IReadOnlyList<CountedMeeting> meetings, DateOnly today)
    {
        var a = found.Agreement;
        var state = States.On(today, a.Stage, a.From, a.Until);
        var predecessorEnd = found.PredecessorUntil ?? a.PredecessorEndedOn; // an addendum gave the one before another end than was typed here
        return new AgreementShown(
            a.Id, a.Version, a.Number, a.Title, a.Theme, a.LegalBasis, a.From, a.Until, predecessorEnd,
            state, States.Label(state), States.Next(state, a.From, a.Until, a.Open, today), a.SignedOn,
            [.. a.Parties.Select((party, p) => new PartyShown(party.Kind, party.Name,
                [.. party.Representatives.Select((r, i) => new SignatoryShown(r.Name, r.Title, SignatureOf(p, i)))]))],
            a.SignInAnyOrder, a.Decisions,
            [
                .. from s in a.Signatures
                   where s.Withdrawal is not null
                   select new WithdrawnSignature(a.SignatoryOf(s).Name, s.On, s.Withdrawal!.On, s.Withdrawal.Reason),
            ],
            [.. a.Documents.Select(d => new DocumentShown(d.Id, d.Name, d.ContentType, d.Length, d.Sha256, d.AddedAt, d.Edition))],
            [.. found.Annexes.Select(x => AnnexInList.Of(x, today))],
            Warning.About(a, found.Neighbours, predecessorEnd, today),
            a.SupportIntroduction, a.Supports, a.CommitmentIntroduction, a.Commitments, a.Clauses, a.MinimumContent, a.ProRata, a.PredecessorId, found.Successor, a.Related, a.Addenda,
            Years())
        {
            ApprovedUntil = a.ApprovedUntil,
        };

        IReadOnlyList<WorkingYearShown> Years() => Obligation.In(a.LatestClauses).Count + Obligation.In(a.Clauses).Count == 0
            ? []
            :
            [
                .. from year in WorkingYear.Of(a.From, a.UntilOn(today), found.Annexes.Where(x => x.ReplacedOn is null && x.Stage == AnnexStage.Approved).Select(x => new WorkingYear(x.From, x.Until, x.EvaluatedOn is not null)))
                   where year.From <= today || year.From == a.From
                   orderby year.From descending
                   select new WorkingYearShown(year.Name, year.From, year.Until, Standing.Of(Agreement.ClausesOn(a.Clauses, a.Addenda, year.Last(today)), a.ProRata, year, meetings, today)),
            ];

        SignatureShown? SignatureOf(int party, int representative) =>
            a.Standing.FirstOrDefault(s => (s.Party, s.Representative) == (party, representative)) is { } s
                ? new SignatureShown(s.Id, s.On, s.Place)
                {
                    Method = s.Method,
                    Substitute = s.Substitute,
                    Evidence = a.Documents.Where(d => d.Id == s.Document).Select(d => new EvidenceShown(d.Id, d.Name, d.Sha256)).FirstOrDefault(),
                }
                : null;
    }
}

/// <summary>One agreement as it stands today: its terms, how it stands, who must act, and everything recorded about it.</summary>
public sealed record AgreementShown(
    Guid Id, int Version, string? Number, string Title, Theme Theme, string LegalBasis, DateOnly From, DateOnly Until, DateOnly? PredecessorEndedOn,
    State State, string StateLabel, string Next, DateOnly? SignedOn, IReadOnlyList<PartyShown> Parties, bool SignInAnyOrder, IReadOnlyList<Decision> Decisions,
    IReadOnlyList<WithdrawnSignature> Withdrawn, IReadOnlyList<DocumentShown> Documents, IReadOnlyList<AnnexInList> Annexes, IReadOnlyList<Warning> Warnings,
    string? SupportIntroduction, IReadOnlyList<string> Supports, string? CommitmentIntroduction, IReadOnlyList<string> Commitments, IReadOnlyList<string> Clauses, MinimumContent MinimumContent, bool ProRata,
    Guid? PredecessorId, Guid? SuccessorId, IReadOnlyList<string> Related, IReadOnlyList<Addendum> Addenda,
    IReadOnlyList<WorkingYearShown> WorkingYears)
{
    /// <summary>The last day as the council approved it, when an addendum gave another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ApprovedUntil { get; init; }
}

/// <summary>A working year of an agreement, both days included, with how its obligations stand. The latest comes first.</summary>
public sealed record WorkingYearShown(string Name, DateOnly From, DateOnly Until, IReadOnlyList<ObligationShown> Obligations);

/// <summary>A party with its representatives, both in the order of the agreement.</summary>
public sealed record PartyShown(PartyKind Kind, string Name, IReadOnlyList<SignatoryShown> Representatives);

/// <summary>A representative; <paramref name="Signature"/> is null while they have not signed.</summary>
public sealed record SignatoryShown(string Name, string Title, SignatureShown? Signature);

/// <summary>A signature that counts; <paramref name="Date"/> is null when the paper bears none.</summary>
public sealed record SignatureShown(Guid Id, DateOnly? Date, string? Place)
{
    /// <summary>On paper or electronically, when somebody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SigningMethod? Method { get; init; }

    /// <summary>Who signed "voor deze", when that was somebody else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Substitute? Substitute { get; init; }

    /// <summary>The document on which it can be seen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceShown? Evidence { get; init; }
}

/// <summary>The document that shows a signature, with the hash by which it can be recognised.</summary>
public sealed record EvidenceShown(Guid Id, string Name, string Sha256);

/// <summary>A signature that was withdrawn, and why.</summary>
public sealed record WithdrawnSignature(string Name, DateOnly? Date, DateOnly WithdrawnOn, string Reason);

/// <summary>A document, to be had under its id.</summary>
public sealed record DocumentShown(Guid Id, string Name, string ContentType, long Length, string Sha256, DateTime AddedAt, int Edition);
