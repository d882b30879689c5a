namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// Opens a referral: an act, logged before anything of the person is shown. The first opening at the receiver is its receipt.
/// </summary>
internal static class OpenReferral
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/referrals/{id:guid}", async (Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            TypedResults.Ok(await Handle(id, user, db, ct))).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet("/doorverwijzingen/{id:guid}", (Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            Show(id, user, db, ct)).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet("/doorverwijzingen/{id:guid}/afdruk", async (Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            await Pages.Show<PrintReferralPage>(new
            {
                Municipality = db.Context.Municipality(),
                Referral = await Handle(id, user, db, ct),
                Printed = db.Context.Now,
            })).Requires(Permission.ReferralsRead);
    }

    /// <summary>The page; after a refused form on it, with what was wrong in that form.</summary>
    internal static async Task<IResult> Show(
        Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct, string? act = null, FormState? form = null, string? insz = null)
    {
        // What was refused must not be written along with the log, and its key stays free for the corrected form.
        db.ChangeTracker.Clear();
        db.Context.RequestKey = null;
        return await Pages.Show<ReferralPage>(new
        {
            Municipality = db.Context.Municipality(),
            Referral = await Handle(id, user, db, ct),
            Act = act,
            Form = form ?? FormState.Empty,
            Insz = insz,
        });
    }

    internal static async Task<ReferralView> Handle(Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        try
        {
            return await Read(id, user, db, ct);
        }
        catch (RuleViolation e) when (e.Rule == "changed-meanwhile")
        {
            // Two of the team opened it at the same moment: the other one's opening was the receipt.
            db.ChangeTracker.Clear();
            return await Read(id, user, db, ct);
        }
    }

    private static async Task<ReferralView> Read(Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var referral = await db.Get<Referral>(id, ct);
        var before = referral.State;
        // A municipality that has ended is read-only: there, opening is logged and changes nothing.
        var writable = !(db.Context.Tenant!.EndedOn < db.Context.Today);
        if (writable && referral.Open(user.ActsFor(referral.Receiver), user.ActsFor(referral.Sender), db.Context.Now, db.Context.Actor.Role)
            && referral.State != before)
        {
            db.Publish(referral.Event());
        }

        await db.Save(nameof(OpenReferral), referral, "dossier geopend", ct);
        return ReferralView.Of(referral, user);
    }
}
