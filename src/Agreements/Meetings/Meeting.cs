using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>How far a meeting is. Only what was held counts.</summary>
public enum MeetingState
{
    /// <summary>Gepland.</summary>
    Planned,
    /// <summary>Gehouden, with a record of who was there.</summary>
    Held,
    /// <summary>Verslag goedgekeurd.</summary>
    ReportApproved,
    /// <summary>Geannuleerd.</summary>
    Cancelled,
}

/// <summary>Somebody invited or present.</summary>
/// <param name="Name">The name, as the record has it.</param>
/// <param name="Role">One role: the one of that day.</param>
/// <param name="Organisation">For whom, when that is not plain from the role.</param>
/// <param name="Present">Whether they were there; means nothing before the meeting was held.</param>
public sealed record Participant(string Name, ParticipantRole Role, string? Organisation, bool Present);

/// <summary>What is planned about a meeting.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Kind">Towards which obligation it counts; null is another kind of meeting.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">When it begins, on the clock in Flanders; null is the whole day.</param>
/// <param name="Minutes">How long; 60 when a start is given without it.</param>
/// <param name="Place">Where, or the address of the call.</param>
/// <param name="Body">Of which body it is a session: "Stuurgroep Samenleven in diversiteit".</param>
/// <param name="Agenda">What is to be talked about.</param>
/// <param name="Participants">Who is invited.</param>
internal sealed record MeetingPlan(
    string Title, ObligationKind? Kind, DateOnly Date, TimeOnly? Start, int? Minutes, string? Place, string? Body, string? Agenda,
    IReadOnlyList<Participant> Participants);

/// <summary>
/// A meeting of the municipality with AgII: planned, held with a record, its report approved; or cancelled. It may count for several
/// agreements (its <see cref="MeetingLink"/>s) and is still one meeting.
/// </summary>
internal sealed class Meeting : TenantRow
{
    private Meeting()
    {
    }

    internal string Title { get; private set; } = "";
    internal ObligationKind? Kind { get; private set; }
    internal DateOnly Date { get; private set; }
    internal TimeOnly? Start { get; private set; }
    internal int? Minutes { get; private set; }
    internal string? Place { get; private set; }
    internal string? Body { get; private set; }
    internal string? Agenda { get; private set; }
    internal IReadOnlyList<Participant> Participants { get; private set; } = [];
    internal MeetingState State { get; private set; }

    /// <summary>Shared by the meetings that were planned together.</summary>
    internal Guid? SeriesId { get; private set; }

    internal string? Report { get; private set; }
    internal IReadOnlyList<string> Decisions { get; private set; } = [];
    internal DateOnly? ReportApprovedOn { get; private set; }
    internal string? CancelReason { get; private set; }

    /// <summary>The roles of those who were there: what the counter compares with. Follows from the participants.</summary>
    internal ParticipantRole With { get; private set; }

    internal static Meeting Plan(MeetingPlan plan, Guid? seriesId)
    {
        var meeting = new Meeting { SeriesId = seriesId };
        meeting.Write(plan);
        return meeting;
    }

    /// <summary>Changes what is planned; what was held or cancelled is history.</summary>
    internal void Change(MeetingPlan plan)
    {
        RefuseUnlessPlanned();
        Write(plan);
    }

    private void Write(MeetingPlan p) =>
        (Title, Kind, Date, Start, Minutes, Place, Body, Agenda, Participants) =
        (p.Title, p.Kind, p.Date, p.Start, p.Minutes, p.Place, p.Body, p.Agenda, p.Participants);

    /// <summary>Records that it was held: who was there and in which role, what was said and decided. Until the report is approved it can be recorded anew.</summary>
    internal void Hold(IReadOnlyList<Participant> participants, string? report, IReadOnlyList<string> decisions, DateOnly today)
    {
        Refusal.If(State == MeetingState.Cancelled, "meeting-cancelled", "Dit overleg werd geannuleerd.");
        Refusal.If(State == MeetingState.ReportApproved, "report-approved", $"Het verslag is goedgekeurd op {ReportApprovedOn.InWords()} en ligt vast.");
        Refusal.If(Date > today, "meeting-in-future", $"Dit overleg is pas op {Date.InWords()}. Een verslag kan vanaf die dag.");
        Refusal.If(!participants.Any(p => p.Present), "nobody-present", "Duid minstens één aanwezige aan.");
        (Participants, Report, Decisions, State) = (participants, report, decisions, MeetingState.Held);
        With = participants.Where(p => p.Present).Aggregate(ParticipantRole.None, (all, p) => all | p.Role);
    }

    /// <summary>The parties agree with the report: from then on it stays as it is.</summary>
    internal void ApproveReport(DateOnly today)
    {
        Refusal.If(State == MeetingState.ReportApproved, "report-approved", $"Het verslag is al goedgekeurd op {ReportApprovedOn.InWords()}.");
        Refusal.If(State != MeetingState.Held, "not-held", "Leg eerst vast dat het overleg gehouden werd, en wie er was.");
        Refusal.If(Report is null, "no-report", "Er is nog geen verslag om goed te keuren.");
        (State, ReportApprovedOn) = (MeetingState.ReportApproved, today);
    }

    internal void Cancel(string? reason)
    {
        RefuseUnlessPlanned();
        (State, CancelReason) = (MeetingState.Cancelled, reason);
    }

    private void RefuseUnlessPlanned()
    {
        Refusal.If(State == MeetingState.Cancelled, "meeting-cancelled", "Dit overleg werd al geannuleerd.");
        Refusal.If(State != MeetingState.Planned, "meeting-held", "Dit overleg werd al gehouden.");
    }
}

/// <summary>That a meeting counts for an agreement. A meeting may have several; a total counts meetings, not links.</summary>
internal sealed class MeetingLink : TenantRow
{
    internal Guid MeetingId { get; init; }
    internal Guid AgreementId { get; init; }
}

/// <summary>The words for meetings.</summary>
internal static class MeetingWords
{
    /// <summary>A kind, a role or a tick that a form sends, by its Dutch name; null for anything else.</summary>
    internal static string? Called(string value) => value == "true" ? "Ja" : Kinds.Concat(Roles).FirstOrDefault(k => k.Value == value).Text;

    internal static IEnumerable<(string Value, string Text)> Kinds =>
        Enum.GetValues<ObligationKind>().Select(k => (Words.Wire(k), Text(k)));

    internal static IEnumerable<(string Value, string Text)> Roles =>
        Enum.GetValues<ParticipantRole>().Where(r => r != ParticipantRole.None).Select(r => (Words.Wire(r), Text(r)));

    internal static string Text(ObligationKind? kind) => kind switch
    {
        ObligationKind.PolicyMeeting => "Beleidsoverleg",
        ObligationKind.OperationalMeeting => "Operationeel overleg",
        ObligationKind.SteeringGroup => "Stuurgroep",
        ObligationKind.Evaluation => "Evaluatie",
        _ => "Ander overleg",
    };

    internal static string Text(ParticipantRole role) => role switch
    {
        ParticipantRole.Agency => "Medewerker van het agentschap",
        ParticipantRole.Alderman => "Schepen",
        ParticipantRole.Official => "Ambtenaar",
        ParticipantRole.Director => "Algemeen directeur",
        ParticipantRole.Ocmw => "OCMW",
        _ => "Externe",
    };

    /// <summary>How it stands on a day: of a meeting whose day is over, somebody must still say whether it took place.</summary>
    internal static (string Text, Tone Tone) Standing(MeetingState state, DateOnly date, DateOnly today) => state switch
    {
        MeetingState.Planned when date < today => ("Nog vast te leggen", Tone.Warning),
        MeetingState.Planned => ("Gepland", Tone.Info),
        MeetingState.Held => ("Gehouden", Tone.Success),
        MeetingState.ReportApproved => ("Verslag goedgekeurd", Tone.Success),
        _ => ("Geannuleerd", Tone.Neutral),
    };
}
