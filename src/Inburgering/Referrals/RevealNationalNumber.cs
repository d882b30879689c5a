using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// Shows the national number in full, to look the client up in one's own system. The reason is asked and logged before the number is
/// shown. A POST, so that neither the reason nor the number is in an address.
/// </summary>
internal static class RevealNationalNumber
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Action = new("/doorverwijzingen/{id:guid}/rijksregisternummer");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/referrals/{id:guid}/national-number", async (
            Guid id, Input input, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct) =>
            TypedResults.Ok(new RevealedInsz(await Handle(id, input, user, vault, db, ct)))).Requires(Permission.ReferralsRead);
        routes.Pages.MapPost(Action.Pattern, Show).Requires(Permission.ReferralsRead);
    }

    // The answer to the form is the page itself: a redirect would need the number, or a right to it, kept somewhere.
    private static async Task<IResult> Show(
        Guid id, HttpContext http, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        if (KeptForm.Restored(http, form) is { } restored)
        {
            return await OpenReferral.Show(id, user, db, ct, Action, restored);
        }

        var reason = form["reason"].ToString();
        try
        {
            var insz = await Handle(id, new Input { Reason = reason }, user, vault, db, ct);
            return await OpenReferral.Show(id, user, db, ct, insz: $"{insz[..2]}.{insz[2..4]}.{insz[4..6]}-{insz[6..9]}.{insz[9..]}");
        }
        catch (InvalidInput e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            var typed = new Dictionary<string, IReadOnlyList<string>> { ["reason"] = [reason] };
            return await OpenReferral.Show(id, user, db, ct, Action, new FormState(typed, e.Errors));
        }
    }

    private static async Task<string> Handle(
        Guid id, Input input, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct)
    {
        new Check().RequiredText(input.Reason, "reason", "waarvoor u het nummer nodig hebt", 300)
            .WithoutNationalNumber(input.Reason, "reason").ThrowIfInvalid();
        var referral = await db.Get<Referral>(id, ct);
        if (referral.InszLocked is null || (referral.State == ReferralState.Withdrawn && referral.Direction == user.OnlyReceives()))
        {
            throw new NotFound();
        }

        db.Context.RequestKey = null; // each showing is logged, also when it comes twice under one idempotency key; the number is not kept
        await db.Save(nameof(RevealNationalNumber), referral, input.Reason, ct);
        return vault.Decrypt(db.Context.TenantId, referral.Id, Referral.InszColumn, referral.InszLocked).Reveal();
    }
}
