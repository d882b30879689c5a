using AgiiPlatform.Identity.Applications;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Machines;

/// <summary>
/// The general manager gives a program a new secret, shown this once. The one before is good for seven more days, so that nothing stands
/// still while the program is set; or not at all, when somebody else may have it.
/// </summary>
internal static class RenewMachineSecret
{
    internal sealed record Input
    {
        /// <summary>Whether the secret before, and what was got with it, is worth nothing at once.</summary>
        public bool? EndPrevious { get; init; }
    }

    /// <summary>A secret, told this once, and how long the one before still works.</summary>
    internal sealed record Answer(string ClientId, string Secret, DateTime? PreviousSecretUntil);

    internal static readonly TimeSpan Overlap = TimeSpan.FromDays(7);
    internal static readonly PageAddress Action = new("/koppelingen/{id:guid}/geheim");
    internal static readonly PageAddress ActionAtOnce = new("/koppelingen/{id:guid}/geheim-vervangen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/machine-accounts/{id:guid}/secret", (
            Guid id, Input? input, CurrentUser user, IdentityDb db, ApplicationSecrets applications, CancellationToken ct) =>
            Handle(id, input?.EndPrevious == true, user, db, applications, ct)).Requires(OwnMachines.Manage);
        // They answer the page itself: the secret is shown this once, and is in no address to go to.
        Button(Action, endPrevious: false);
        Button(ActionAtOnce, endPrevious: true);

        void Button(PageAddress address, bool endPrevious) => routes.Pages.MapPost(address.Pattern, async (
            Guid id, CurrentUser user, IdentityDb db, ApplicationSecrets applications, CancellationToken ct) =>
            await OpenMachine.Show(id, (await Handle(id, endPrevious, user, db, applications, ct)).Secret, FormState.Empty, db, ct))
            .Requires(OwnMachines.Manage);
    }

    private static async Task<Answer> Handle(
        Guid id, bool endPrevious, CurrentUser user, IdentityDb db, ApplicationSecrets applications, CancellationToken ct)
    {
        user.DemandOfMunicipality();
        var machine = await db.OwnMachineAccount(id, ct);
        var application = await db.Set<Application>().SingleAsync(a => a.Id == id, ct);
        DateTime? previousUntil = endPrevious || machine.SecretAt is null ? null : db.Context.Now + Overlap;
        machine.SecretRenewed(db.Context.Now, previousUntil);
        var secret = RenewSecret.Random();
        await applications.SetSecret(application, secret, ct, previousUntil);
        application.ConcurrencyToken = Guid.NewGuid().ToString();
        db.PublishRightsOf(machine);
        db.Context.RequestKey = null; // the secret is not kept, so a repetition cannot be told it
        await db.Save(nameof(RenewMachineSecret), null, $"{id}: vorige tot {previousUntil:O}", ct);
        return new(machine.Id.ToString("N"), secret, previousUntil);
    }
}
