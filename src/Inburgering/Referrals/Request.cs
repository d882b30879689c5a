namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>What the sender asks.</summary>
internal sealed record Request(
    Reason Reason, string? ReasonText, DateOnly? GpmiOn, DateOnly? DesiredAppointment, string? Note, bool ConfirmedDuplicate = false);
