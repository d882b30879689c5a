using System.Security.Cryptography;

namespace AgiiPlatform.Identity.Applications;

/// <summary>
/// An administrator gives an application a new secret, which is shown this once; the one before is worth nothing.
/// </summary>
internal static class RenewSecret
{
    /// <summary>A secret, told this once.</summary>
    internal sealed record Answer(string Secret);

    internal static readonly PageAddress Action = new("/toepassingen/{id:guid}/geheim");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/applications/{id:guid}/secret", async (
            Guid id, IdentityDb db, ApplicationSecrets applications, CancellationToken ct) =>
            new Answer(await Handle(id, db, applications, ct))).RequiresAcross(Permission.PeopleManage);
        // Answers the page itself: the secret is shown this once, and is in no address to go to.
        routes.Pages.MapPost(Action.Pattern, async (Guid id, IdentityDb db, ApplicationSecrets applications, CancellationToken ct) =>
            await OpenApplication.Show(id, await Handle(id, db, applications, ct), FormState.Empty, db, ct))
            .RequiresAcross(Permission.PeopleManage);
    }

    internal static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static async Task<string> Handle(Guid id, IdentityDb db, ApplicationSecrets applications, CancellationToken ct)
    {
        var application = await OpenApplication.Find(id, db, ct);
        RuleViolation.If(ApplicationView.Of(application).Kind == "device", "application-without-secret",
            "Een programma op een toestel kan geen geheim bewaren, en heeft er dus geen.");
        var secret = Random();
        await applications.SetSecret(application, secret, ct);
        application.ConcurrencyToken = Guid.NewGuid().ToString();
        db.Context.RequestKey = null; // the secret is not kept, so a repetition cannot be told it
        await db.Save(nameof(RenewSecret), null, $"{id}", ct);
        return secret;
    }
}
