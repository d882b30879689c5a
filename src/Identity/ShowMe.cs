namespace AgiiPlatform.Identity;

/// <summary>Who I am and what I may do where.</summary>
internal static class ShowMe
{
    /// <summary>A person and their rights, future ones too.</summary>
    internal sealed record Answer(Guid Id, string Name, IReadOnlyList<RightSummary> Access);

    internal static void Map(ServiceRoutes routes) =>
        routes.Root.MapGet("/api/identity/me", async (
            CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var person = await db.People.AsNoTracking().Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == user.PersonId, ct)
                ?? throw new NotFound();
            return new Answer(person.Id, person.Name, [.. person.Rights
                .Where(r => !(r.Until < db.Context.Today))
                .Select(r => RightSummary.Of(r, registry))
                .OrderBy(a => a.Tenant != registry.Agency.Slug).ThenBy(a => a.Tenant)]);
        }).RequiresSignIn();
}
