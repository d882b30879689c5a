using System.Security.Claims;

namespace AgiiPlatform.Identity;

/// <summary>Who I am and what I may do where.</summary>
internal static class ShowMe
{
    /// <summary>A person and their rights, future ones too.</summary>
    internal sealed record Answer(Guid Id, string Name, IReadOnlyList<RightSummary> Access);

    internal static void Map(ServiceRoutes routes) =>
        routes.Root.MapGet("/api/identity/me", async (HttpContext http, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var id = Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            var person = await db.People.AsNoTracking().Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();
            return new Answer(person.Id, person.Name, [.. person.Rights
                .Where(r => r.Until is null || r.Until >= db.Context.Today)
                .Select(r => new RightSummary(TenantOf(r, registry).Slug, r.Role, r.Region, r.From, r.Until))
                .OrderBy(a => a.Tenant != registry.Agency.Slug).ThenBy(a => a.Tenant)]);
        }).RequiresSignIn();

    internal static Tenant TenantOf(Right right, MunicipalityRegistry registry) =>
        right.TenantId is { } id ? registry.ById(id)! : registry.Agency;
}
