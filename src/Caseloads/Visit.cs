namespace AgiiPlatform.Caseloads;

/// <summary>A visit of AgII to a municipality.</summary>
internal sealed class Visit : TenantEntity
{
    internal const int MaxTopic = 200;
    internal const int MaxText = 2000;

    private Visit()
    {
    }

    /// <summary>
    /// Plans a visit by <paramref name="consultant"/>. A day in the past is fine: what was held is often written down later.
    /// </summary>
    internal Visit(Tenant municipality, DateOnly date, string? topic, string? attendees, Actor consultant)
    {
        RefuseWhenMissing(municipality, date);
        (Date, Topic, Attendees) = (date, topic, attendees);
        (ConsultantId, ConsultantName) = (consultant.PersonId!.Value, consultant.Name);
    }

    public DateOnly Date { get; private set; }

    public VisitState State { get; private set; }

    public string? Topic { get; private set; }

    public string? Attendees { get; private set; }

    public Guid ConsultantId { get; private set; }

    public string ConsultantName { get; private set; } = "";

    public string? Outcome { get; private set; }

    public bool? InterestedInAgreement { get; private set; }

    public string? CancellationReason { get; private set; }

    /// <summary>The visit took place, on the planned day or another.</summary>
    internal void Hold(Tenant municipality, DateOnly? date, string outcome, bool? interestedInAgreement, DateOnly today)
    {
        RuleViolation.If(State == VisitState.Cancelled, "visit-cancelled", "Dit bezoek is geannuleerd. Plan een nieuw bezoek.");
        RuleViolation.If(State == VisitState.Held, "visit-already-held", $"Dit bezoek is al uitgevoerd op {Date.InWords()}.");
        var held = date ?? Date;
        RuleViolation.If(held > today, "visit-in-the-future",
            $"Een bezoek op {held.InWords()} kan nog niet uitgevoerd zijn. Geef de dag waarop het plaatsvond, ten laatste vandaag.");
        RefuseWhenMissing(municipality, held);
        (State, Date, Outcome, InterestedInAgreement) = (VisitState.Held, held, outcome, interestedInAgreement);
    }

    /// <summary>The visit does not take place; or, as a correction, it did not take place after all.</summary>
    internal void Cancel(string reason)
    {
        RuleViolation.If(State == VisitState.Cancelled, "visit-cancelled", "Dit bezoek is al geannuleerd.");
        (State, CancellationReason) = (VisitState.Cancelled, reason);
    }

    private static void RefuseWhenMissing(Tenant municipality, DateOnly date) => RuleViolation.If(!municipality.ExistsOn(date),
        "municipality-did-not-exist", $"{municipality.Name} bestond niet op {date.InWords()}.");
}
