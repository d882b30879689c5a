namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// A referral, opened. Where the sender took it back, the receiver sees its id, state and dates only.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="State">How far it is.</param>
/// <param name="Next">Whose turn it is; null when it is over.</param>
/// <param name="SentAt">When it left, in UTC.</param>
/// <param name="ProtocolId">The protocol that allowed it.</param>
/// <param name="Client">The person.</param>
/// <param name="Reason">What for.</param>
/// <param name="ReasonText">What for, in words.</param>
/// <param name="Gpmi">Whether there is a GPMI.</param>
/// <param name="GpmiOn">Since when.</param>
/// <param name="DesiredAppointment">When the client would like to come.</param>
/// <param name="Note">A few words beside it.</param>
/// <param name="RefusalReason">Why it was refused.</param>
/// <param name="RefusedBy"><c>client</c> when the client did not want it, <c>receiver</c> otherwise.</param>
/// <param name="Explanation">Why it was refused, stopped or withdrawn, in words.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Feedback">The receiver's feedback to the sender.</param>
/// <param name="Timeline">What happened when.</param>
/// <param name="Warnings">What a reader should look at twice; it refused nothing.</param>
public sealed record ReferralView(
    Guid Id, Direction Direction, ReferralState State, ReferralParty? Next, DateTime SentAt, Guid? ProtocolId, ClientView? Client,
    Reason? Reason, string? ReasonText, bool? Gpmi, DateOnly? GpmiOn, DateOnly? DesiredAppointment, string? Note,
    RefusalReason? RefusalReason, string? RefusedBy, string? Explanation, Outcome? Outcome, string? Feedback, IReadOnlyList<Step> Timeline,
    IReadOnlyList<string> Warnings)
{
    internal static ReferralView Of(Referral r, CurrentUser user) =>
        r.State == ReferralState.Withdrawn && r.Direction == user.OnlyReceives()
            ? new(r.Id, r.Direction, r.State, null, r.SentAt, null, null,
                null, null, null, null, null, null, null, null, null, null, null, r.Timeline, [])
            : new(r.Id, r.Direction, r.State, r.Next, r.SentAt, r.ProtocolId,
                new(r.FirstName, r.LastName, r.InszMasked, r.BirthDate, r.Phone, r.Email, r.InterpreterLanguage),
                r.Reason, r.ReasonText, r.GpmiOn is not null, r.GpmiOn, r.DesiredAppointment, r.Note,
                r.RefusalReason,
                r.RefusalReason switch { null => null, Referrals.RefusalReason.ClientRefuses => "client", _ => "receiver" },
                r.Explanation, r.Outcome, r.Feedback, r.Timeline, r.BirthDateDiffers
                    ? ["De geboortedatum verschilt van de datum in het rijksregisternummer. Kijk na welke van de twee juist is."] : []);
}
