using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// A meeting of the municipality with AgII: planned, held with a record, its report approved; or cancelled. It may count for several
/// agreements (its <see cref="MeetingLink"/>s) and is still one meeting.
/// </summary>
internal sealed class Meeting : TenantEntity
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

    /// <summary>
    /// Records that it was held: who was there and in which role, what was said and decided. Until the report is approved it can be
    /// recorded anew.
    /// </summary>
    internal void Hold(IReadOnlyList<Participant> participants, string? report, IReadOnlyList<string> decisions, DateOnly today)
    {
        RuleViolation.If(State == MeetingState.Cancelled, "meeting-cancelled", "Dit overleg werd geannuleerd.");
        RuleViolation.If(State == MeetingState.ReportApproved, "report-approved",
            $"Het verslag is goedgekeurd op {ReportApprovedOn.InWords()} en ligt vast.");
        RuleViolation.If(Date > today, "meeting-in-future", $"Dit overleg is pas op {Date.InWords()}. Een verslag kan vanaf die dag.");
        RuleViolation.If(!participants.Any(p => p.Present), "nobody-present", "Duid minstens één aanwezige aan.");
        (Participants, Report, Decisions, State) = (participants, report, decisions, MeetingState.Held);
        With = participants.Where(p => p.Present).Aggregate(ParticipantRole.None, (all, p) => all | p.Role);
    }

    /// <summary>The parties agree with the report: from then on it stays as it is.</summary>
    internal void ApproveReport(DateOnly today)
    {
        RuleViolation.If(State == MeetingState.ReportApproved, "report-approved",
            $"Het verslag is al goedgekeurd op {ReportApprovedOn.InWords()}.");
        RuleViolation.If(State != MeetingState.Held, "not-held", "Leg eerst vast dat het overleg gehouden werd, en wie er was.");
        RuleViolation.If(Report is null, "no-report", "Er is nog geen verslag om goed te keuren.");
        (State, ReportApprovedOn) = (MeetingState.ReportApproved, today);
    }

    internal void Cancel(string? reason)
    {
        RefuseUnlessPlanned();
        (State, CancelReason) = (MeetingState.Cancelled, reason);
    }

    /// <summary>What others may know of it, at this version.</summary>
    internal MeetingChanged Announcement(int version) =>
        new(Id, Date, Body, State is MeetingState.Held or MeetingState.ReportApproved, State == MeetingState.Cancelled, version);

    private void RefuseUnlessPlanned()
    {
        RuleViolation.If(State == MeetingState.Cancelled, "meeting-cancelled", "Dit overleg werd al geannuleerd.");
        RuleViolation.If(State != MeetingState.Planned, "meeting-held", "Dit overleg werd al gehouden.");
    }
}
