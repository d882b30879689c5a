using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The person that a referral is about, as far as the protocol let it travel.</summary>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Insz">The national number, masked; in full it is an act of its own.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="InterpreterLanguage">The language of the interpreter who is needed; null when none is.</param>
public sealed record ClientView(
    string FirstName, string LastName, string? Insz, DateOnly? BirthDate, string? Phone, string? Email, string? InterpreterLanguage);

/// <summary>
/// A referral, opened. Where the sender took it back, the receiver sees a stub: id, state and dates.
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
/// <param name="Feedback">What the receiver tells the sender.</param>
/// <param name="Timeline">What happened when.</param>
public sealed record ReferralView(
    Guid Id, Direction Direction, ReferralState State, Side? Next, DateTime SentAt, Guid? ProtocolId, ClientView? Client,
    Reason? Reason, string? ReasonText, bool? Gpmi, DateOnly? GpmiOn, DateOnly? DesiredAppointment, string? Note,
    RefusalReason? RefusalReason, string? RefusedBy, string? Explanation, Outcome? Outcome, string? Feedback, IReadOnlyList<Step> Timeline)
{
    internal static ReferralView Of(Referral r, Visitor visitor) =>
        r.State == ReferralState.Withdrawn && r.Direction == visitor.OnlyReceives()
            ? new(r.Id, r.Direction, r.State, null, r.SentAt, null, null, null, null, null, null, null, null, null, null, null, null, null, r.Timeline)
            : new(r.Id, r.Direction, r.State, r.Next, r.SentAt, r.ProtocolId,
                new(r.FirstName, r.LastName, r.InszMasked, r.BirthDate, r.Phone, r.Email, r.InterpreterLanguage),
                r.Reason, r.ReasonText, r.GpmiOn is not null, r.GpmiOn, r.DesiredAppointment, r.Note,
                r.RefusalReason, r.RefusalReason switch { null => null, Referrals.RefusalReason.ClientRefuses => "client", _ => "receiver" },
                r.Explanation, r.Outcome, r.Feedback, r.Timeline);
}

/// <summary>
/// Opens a referral: an act, logged before anything of the person is shown. The first opening at the receiver is its receipt.
/// </summary>
internal static class OpenReferral
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/referrals/{id:guid}", async (Guid id, Visitor visitor, InburgeringDb db, CancellationToken ct) =>
            TypedResults.Ok(await Handle(id, visitor, db, ct))).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet("/doorverwijzingen/{id:guid}", (Guid id, Visitor visitor, InburgeringDb db, CancellationToken ct) =>
            Show(id, visitor, db, ct)).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet("/doorverwijzingen/{id:guid}/afdruk", async (Guid id, Visitor visitor, InburgeringDb db, CancellationToken ct) =>
            await Pages.Show<PrintReferralPage>(new
            {
                Municipality = db.Work.Municipality(),
                Referral = await Handle(id, visitor, db, ct),
                Printed = db.Work.Now,
            })).Requires(Permission.ReferralsRead);
    }

    /// <summary>The page; after a refused form on it, with what was wrong in that form.</summary>
    internal static async Task<IResult> Show(
        Guid id, Visitor visitor, InburgeringDb db, CancellationToken ct, string? act = null, FormState? form = null, string? insz = null)
    {
        // What was refused must not be written along with the log, and its key stays free for the corrected form.
        db.ChangeTracker.Clear();
        db.Work.Idempotency = null;
        return await Pages.Show<ReferralPage>(new
        {
            Municipality = db.Work.Municipality(),
            Referral = await Handle(id, visitor, db, ct),
            Act = act,
            Form = form ?? FormState.Empty,
            Insz = insz,
        });
    }

    internal static async Task<ReferralView> Handle(Guid id, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        try
        {
            return await Read(id, visitor, db, ct);
        }
        catch (Refusal e) when (e.Rule == "changed-meanwhile")
        {
            // Two of the team opened it at the same moment: the other one's opening was the receipt.
            db.ChangeTracker.Clear();
            return await Read(id, visitor, db, ct);
        }
    }

    private static async Task<ReferralView> Read(Guid id, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        var referral = await db.Get<Referral>(id, ct);
        var before = referral.State;
        // A municipality that has ended is read-only: there, opening is logged and changes nothing.
        var writable = !(db.Work.Tenant!.EndedOn < db.Work.Today);
        if (writable && referral.Open(visitor.StandsOn(referral.Receiver), visitor.StandsOn(referral.Sender), db.Work.Now, db.Work.Actor.Role)
            && referral.State != before)
        {
            db.Publish(referral.Event());
        }

        await db.Save(nameof(OpenReferral), referral, "dossier geopend", ct);
        return ReferralView.Of(referral, visitor);
    }
}
