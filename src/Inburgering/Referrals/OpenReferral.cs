namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// Opens a referral: an act, logged before anything of the person is shown. The first opening at the receiver is its receipt.
/// </summary>
internal static class OpenReferral
{
    internal static readonly PageAddress Page = new("/doorverwijzingen/{id:guid}");

    /// <summary>The same, to print.</summary>
    internal static readonly PageAddress PrintPage = new("/doorverwijzingen/{id:guid}/afdruk");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/referrals/{id:guid}", async (Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            TypedResults.Ok(await Handle(id, user, db, ct))).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet(Page.Pattern, (Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            Show(id, user, db, ct)).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet(PrintPage.Pattern, async (Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
        {
            db.Context.Municipality();
            return await Pages.Show<PrintReferralPage>(new { Referral = await Handle(id, user, db, ct), Printed = db.Context.Now });
        }).Requires(Permission.ReferralsRead);
    }

    /// <summary>
    /// The page; after a refused form on it, with what was wrong in the form that posts to <paramref name="refused"/>; or with the
    /// national number in full.
    /// </summary>
    internal static async Task<IResult> Show(
        Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct, PageAddress? refused = null, FormState? form = null,
        string? insz = null)
    {
        db.DiscardChanges(); // what was refused must not be written along with the log
        db.Context.Municipality();
        return await Pages.Show<ReferralPage>(new
        {
            Referral = await Handle(id, user, db, ct),
            Refused = refused,
            Form = form ?? FormState.Empty,
            Insz = insz,
        });
    }

    private static async Task<ReferralView> Handle(Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        try
        {
            return await Read(id, user, db, ct);
        }
        catch (RuleViolation e) when (e.Rule == "changed-meanwhile")
        {
            // Somebody else wrote it at the same moment, most often by opening it too: then that was the receipt.
            db.ChangeTracker.Clear();
            return await Read(id, user, db, ct);
        }
    }

    private static async Task<ReferralView> Read(Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var referral = await db.Get<Referral>(id, ct);
        var before = referral.State;
        // A municipality that has ended is read-only, and so may another be: there, opening is logged and changes nothing.
        var writable = !(db.Context.Tenant!.EndedOn < db.Context.Today) && db.Context.ReadOnlySince is null;
        if (writable && referral.Open(user.ActsFor(referral.Receiver), user.ActsFor(referral.Sender), db.Context.Now, db.Context.Actor.Role)
            && referral.State != before)
        {
            db.Publish(referral.Event());
        }

        await db.Save(nameof(OpenReferral), referral, "dossier geopend", ct);
        return ReferralView.Of(referral, user);
    }
}
