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
