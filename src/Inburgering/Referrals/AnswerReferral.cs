using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// What the five acts on a referral share: their two addresses, which side may, and that change, event and log go together.
/// </summary>
internal static class AnswerReferral
{
    internal static void Map<TInput>(
        ServiceRoutes routes, string api, string page, string notice, Func<Guid, TInput, CurrentUser, InburgeringDb, CancellationToken, Task> handle)
        where TInput : class, new()
    {
        // Reading is what both sides may; which side may do this, is checked against the referral's direction.
        routes.Api.MapPost($"/referrals/{{id:guid}}/{api}", async (
            Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] TInput? input, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
        {
            await handle(id, input ?? new TInput(), user, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.ReferralsRead);
        routes.Pages.MapPost($"/doorverwijzingen/{{id:guid}}/{page}",
            (HttpContext http, string tenant, Guid id, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
                PostedForms.Post<TInput>(http, input => handle(id, input, user, db, ct), $"/{tenant}/doorverwijzingen/{id}", notice,
                    form => OpenReferral.Show(id, user, db, ct, page, form))).Requires(Permission.ReferralsRead);
    }

    /// <summary>Loads the referral, lets only the given side act, and writes what it did with its event.</summary>
    internal static async Task Do(
        string act, Guid id, Func<Referral, ReferralParty> by, Action<Referral> change, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var referral = await db.Get<Referral>(id, ct);
        user.DemandActsFor(by(referral));
        change(referral);
        db.Publish(referral.Event());
        await db.Save(act, referral, ct);
    }
}
