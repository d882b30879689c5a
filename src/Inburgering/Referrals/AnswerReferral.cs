namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// What the five acts on a referral share: how they are mapped, which party may, and that change, message and audit entry go together.
/// </summary>
internal static class AnswerReferral
{
    /// <summary>Maps the act. Its input may be left out by programs, so <paramref name="handle"/> takes it as null.</summary>
    internal static void Map(ServiceRoutes routes, string api, PageAddress action, Delegate handle, string message) => routes
        // Reading is what both parties may; which of them may do this, is checked against the referral's direction.
        .Act(Permission.ReferralsRead, $"/referrals/{{id:guid}}/{api}", handle)
        .Button(action, (Guid id, FormState form, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            OpenReferral.Show(id, user, db, ct, action, form), message, then: OpenReferral.Page);

    /// <summary>Loads the referral, lets only the given party act, and writes what it did with its message.</summary>
    internal static async Task Do(
        string act, Guid id, Func<Referral, ReferralParty> by, Action<Referral> change, CurrentUser user, InburgeringDb db,
        CancellationToken ct)
    {
        var referral = await db.Get<Referral>(id, ct);
        user.DemandActsFor(by(referral));
        change(referral);
        db.Publish(referral.Event());
        await db.Save(act, referral, ct);
    }
}
