using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Benchmarks;

// What the twin answers and reads: the same JSON as the host's.

internal sealed record TwinPage(List<TwinLine> Items, Guid? Next);

internal sealed record TwinLine(
    Guid Id, string Direction, string State, DateTime SentAt, string? FirstName, string? LastName, string? Insz, string? Reason,
    bool AnswerUnread, string? Next);

internal sealed record TwinParty(string Kind, string Name, List<TwinRepresentative> Representatives);

internal sealed record TwinRepresentative(string Name, string Title);

internal sealed record TwinSignature(Guid Id, int Party, int Representative, DateOnly? On, string? Place);

internal sealed record TwinAgreement(
    Guid Id, int Version, string? Number, string Title, string Theme, string LegalBasis, DateOnly From, DateOnly Until,
    DateOnly? PredecessorEndedOn, string State, string StateLabel, string Next, DateOnly? SignedOn, List<TwinPartyView> Parties,
    bool SignInAnyOrder, JsonElement Decisions, List<string> Withdrawn, List<string> Documents, List<TwinAnnexLine> Annexes,
    List<TwinWarning> Warnings, string? SupportIntroduction, List<string> Supports, string? CommitmentIntroduction,
    List<string> Commitments, List<string> Clauses, TwinContent MinimumContent, bool ProRata, Guid? PredecessorId, Guid? SuccessorId,
    List<string> Related, List<string> Addenda, List<string> WorkingYears);

internal sealed record TwinAnnexLine(
    Guid Id, string Name, string Year, int Edition, DateOnly From, DateOnly Until, string State, string StateLabel, string Next,
    int Requests, DateOnly? ReplacedOn, DateOnly? EvaluatedOn, Guid? CameFrom, Guid? Replaces);

internal sealed record TwinAgreements(List<TwinAgreementLine> Items, Guid? Next);

internal sealed record TwinAgreementLine(
    Guid Id, string Number, string Title, string Theme, DateOnly From, DateOnly Until, string State, string StateLabel, string Next,
    DateOnly SignedOn);

internal sealed record TwinAnnex(
    Guid Id, int Version, string Name, string Year, int Edition, DateOnly From, DateOnly Until, string State, string StateLabel,
    string Next, Guid AgreementId, string AgreementTitle, DateOnly AgreementFrom, DateOnly AgreementUntil, string Context,
    string Preamble, string EvaluationClause, string RevisionClause, DateOnly AgreedOn, DateOnly ApprovedOn, Guid? Replaces,
    Guid? RevisedIn, DateOnly? ReplacedOn, Guid? CameFrom, TwinCounts Counts, List<TwinSection> Sections, List<string> Removed,
    List<TwinPlace> Acknowledgements, List<string> Requests, TwinEvaluation Evaluation, string? EarlierProposals, bool MayBeEvaluated,
    List<string> Others, JsonElement WorkingForms);

internal sealed record TwinCounts(int Themes, int Lines, int SubLines, int References);

internal sealed record TwinSection(string Programme, string? Category, List<string> References, List<TwinObjective> Objectives);

internal sealed record TwinObjective(string Text, List<TwinTheme> Themes);

internal sealed record TwinTheme(string Name, List<TwinLineView> Lines);

internal sealed record TwinLineView(
    Guid Id, int Version, Guid? ParentId, string Kind, string Programme, string? Category, string Objective, string Theme, string Text,
    Guid? RefersTo, string? RefersToTitle, string Responsible, JsonElement Partners, string? TargetService, string WorkingForm,
    string WorkingFormName, string Modality, string ModalityName, string? Condition, string Domain, JsonElement Staff, string? Body,
    string Status, string StatusLabel, List<TwinProgress> Progress, string Result, string ResultName, string ResultNote, Guid? CameFrom,
    string? Before, List<string> Parts, decimal? Fte);

internal sealed record TwinProgress(Guid Id, DateOnly On, string By, string Role, string? Text, string? Status);

internal sealed record TwinPlace(string Party, string Name, string Title, TwinAcknowledgement? Signed);

internal sealed record TwinAcknowledgement(int Party, int Representative, string Name, string Title, DateOnly? On, string? Place);

internal sealed record TwinEvaluation(DateOnly On, JsonElement Participants, string Lessons, string Proposals);

internal sealed record TwinContent(string? DataExchange, string? ContactPerson, string? MutualReferral);

internal sealed record TwinPartyView(string Kind, string Name, List<TwinSignatory> Representatives);

internal sealed record TwinSignatory(string Name, string Title, TwinSigned? Signature);

internal sealed record TwinSigned(Guid Id, DateOnly? Date, string? Place);

internal sealed record TwinWarning(string Kind, string Text);

internal sealed record TwinReferral(
    TwinClient Client, string Reason, string? ReasonText, DateOnly? GpmiOn, DateOnly? DesiredAppointment, string? Note);

internal sealed record TwinClient(
    string Insz, string FirstName, string LastName, DateOnly? BirthDate, string? Phone, string? Email, string? InterpreterLanguage);

internal sealed record TwinCreated(Guid Id);

internal sealed record TwinOverview(
    DateOnly AsOf, TwinPopulation Population, TwinPart Visited, TwinPart Signed, List<TwinRegion> Regions,
    TwinMinimumContent MinimumContent);

internal sealed record TwinMinimumContent(int Of, int DataExchange, int ContactPerson, int MutualReferral, int Complete);

internal sealed record TwinPopulation(string Name, int Size);

internal sealed record TwinPart(int Count, decimal Share);

internal sealed record TwinRegion(string Region, int Size, int Visited, int Signed);

internal sealed record TwinBoard(
    Guid Id, string Name, string Kind, TwinPeriod Period, DateOnly AsOf, List<TwinTile> Actions, List<string> NotChosen, List<TwinMoney> Money,
    long GeneralOperatingCents, List<TwinService> Services, List<TwinPhase> Phases);

internal sealed record TwinPeriod(DateOnly From, DateOnly Until);

internal sealed record TwinTile(
    string Number, string Name, string Objective, string Unit, string State, int Kpi, TwinProgressOf Progress, List<TwinPoint> Points);

internal sealed record TwinProgressOf(
    decimal? Reached, DateOnly? On, decimal? Percent, TwinTest Test, TwinForecast? Forecast, string? NoForecast);

internal sealed record TwinTest(string State, DateOnly On, int Needed, string Text);

internal sealed record TwinForecast(decimal Value, DateOnly On, string Text, string How);

internal sealed record TwinPoint(DateOnly Date, decimal Value);

internal sealed record TwinMeasurement(Guid Id, DateOnly Date, decimal Value, string Source, string? RemovedBecause);

internal sealed record TwinMoney(string Number, string Name, long SubsidyCents, long OperatingCents);

internal sealed record TwinService(string Name, string Source, decimal Fte);

internal sealed record TwinPhase(string Track, string Name, DateOnly From, DateOnly Until);

internal sealed record TwinPayment(List<int> ReportMonths, int TestPercent);

internal sealed record TwinPersonnel(decimal Fte, string Source, string Employer);

internal sealed record TwinOperating(long Cents, List<TwinShare> Shares);

internal sealed record TwinShare(string Action, long Cents);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TwinPage))]
[JsonSerializable(typeof(TwinAgreement))]
[JsonSerializable(typeof(TwinAgreements))]
[JsonSerializable(typeof(TwinAnnex))]
[JsonSerializable(typeof(List<TwinAcknowledgement>))]
[JsonSerializable(typeof(List<TwinProgress>))]
[JsonSerializable(typeof(List<TwinParty>))]
[JsonSerializable(typeof(List<TwinSignature>))]
[JsonSerializable(typeof(TwinReferral))]
[JsonSerializable(typeof(TwinCreated))]
[JsonSerializable(typeof(TwinOverview))]
[JsonSerializable(typeof(TwinBoard))]
[JsonSerializable(typeof(List<TwinMeasurement>))]
[JsonSerializable(typeof(TwinPayment))]
[JsonSerializable(typeof(List<TwinPersonnel>))]
[JsonSerializable(typeof(List<TwinOperating>))]
internal sealed partial class TwinJson : JsonSerializerContext;
