using AgiiPlatform.Identity.Factors;

namespace AgiiPlatform.Identity.Sessions;

/// <summary>
/// People see where they are signed in, and where their second step is remembered; they end one of those, or all of them.
/// </summary>
internal static class ListSessions
{
    internal const string Address = "/sessies";
    internal const string EndAddress = "/sessies/{0}/einde";
    internal const string EverywhereAddress = "/sessies/overal-afmelden";
    internal const string ForgetAddress = "/sessies/toestellen/{0}/vergeten";
    internal const string StayAddress = "/sessies/blijven";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet("/api/identity/sessions", Read).RequiresSignIn();
        routes.Root.MapDelete("/api/identity/sessions/{id:guid}", async (
                Guid id, CurrentUser user, SessionStore sessions, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            {
                await End(id, user, sessions, db, registry, ct);
                return TypedResults.NoContent();
            }).RequiresSignIn();
        routes.Root.MapDelete("/api/identity/sessions", async (
                CurrentUser user, SessionStore sessions, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            {
                await EndAll(user, sessions, db, registry, ct);
                return TypedResults.NoContent();
            }).RequiresSignIn();
        routes.Root.MapGet(Address, async (
                HttpContext http, CurrentUser user, SessionStore sessions, IdentityDb db, CancellationToken ct) =>
            await Pages.Show<SessionsPage>(new
            {
                Sessions = await Read(http, user, sessions, ct),
                Devices = (await RememberedDevices.Of(user.PersonId!.Value, db, ct))
                    .Select(d => new DeviceView(d.Id, d.Device, Utc(d.At), Utc(d.UsedAt ?? d.At), d.Until)).ToList(),
            })).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost("/sessies/toestellen/{id:guid}/vergeten", async (
                Guid id, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            {
                db.RememberedDevices.Remove(await db.RememberedDevices
                    .FirstOrDefaultAsync(d => d.Id == id && d.PersonId == user.PersonId, ct) ?? throw new NotFound());
                await Note("ForgetDevice", $"{id}", user, db, registry, ct);
                return TypedResults.Redirect(Address);
            }).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost("/sessies/{id:guid}/einde", async (
                Guid id, CurrentUser user, SessionStore sessions, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            {
                await End(id, user, sessions, db, registry, ct);
                return TypedResults.Redirect(Address);
            }).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost(EverywhereAddress, async (
                CurrentUser user, SessionStore sessions, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            {
                await EndAll(user, sessions, db, registry, ct);
                return TypedResults.Redirect(SignInPage.Address);
            }).RequiresSignIn().ExcludeFromDescription();
        // Asking anything is enough to stay; this says so, beside the page that somebody was at.
        routes.Root.MapGet(StayAddress, () => Pages.Show<StayPage>()).RequiresSignIn().ExcludeFromDescription();
    }

    private static async Task<IReadOnlyList<SessionView>> Read(
        HttpContext http, CurrentUser user, SessionStore sessions, CancellationToken ct)
    {
        var current = http.User.FindFirst(SessionStore.Claim)?.Value;
        return [.. (await sessions.Of(user.PersonId!.Value, ct))
            .Select(s => new SessionView(s.Id, s.Device, Utc(s.StartedAt), Utc(s.SeenAt), s.Id.ToString() == current))];
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc); // SQLite forgets it

    private static async Task End(
        Guid id, CurrentUser user, SessionStore sessions, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        if (!await sessions.End(user.PersonId, id, ct))
        {
            throw new NotFound();
        }

        await Note("EndSession", $"{id}", user, db, registry, ct);
    }

    private static async Task EndAll(
        CurrentUser user, SessionStore sessions, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        await sessions.EndAll(user.PersonId!.Value, ct);
        await RememberedDevices.ForgetAll(user.PersonId.Value, db, ct);
        await Note("SignOutEverywhere", null, user, db, registry, ct);
    }

    /// <summary>In the log of AgII: a session is in no tenant.</summary>
    private static Task Note(
        string act, string? reason, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(user.PersonId, "", user.Name));
        return db.Save(act, null, reason, ct);
    }
}
