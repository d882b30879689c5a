using System.Security.Claims;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Identity;

/// <summary>Who I am and what I may do where.</summary>
internal static class ShowMe
{
    /// <summary>A person and their rights, future ones too.</summary>
    internal sealed record Answer(Guid Id, string Name, IReadOnlyList<AccountRight> Access);

    internal static void Map(ServiceRoutes routes) =>
        routes.Root.MapGet("/api/identity/me", async (HttpContext http, IdentityDb db, Register register, CancellationToken ct) =>
        {
            var id = Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            var person = await db.People.AsNoTracking().Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();
            return new Answer(person.Id, person.Name, [.. person.Rights
                .Where(r => r.Until is null || r.Until >= db.Work.Today)
                .Select(r => new AccountRight(TenantOf(r, register).Slug, r.Role, r.Region, r.From, r.Until))
                .OrderBy(a => a.Tenant != register.Agency.Slug).ThenBy(a => a.Tenant)]);
        }).RequiresSignIn();

    internal static Tenant TenantOf(Right right, Register register) =>
        right.TenantId is { } id ? register.ById(id)! : register.Agency;
}

/// <summary>Where a right holds, in words.</summary>
internal static class Places
{
    /// <summary>The name of the region, when there is one; of the organisation otherwise.</summary>
    internal static string Place(this Register register, string tenant, string? region) =>
        region is null ? register.BySlug(tenant)!.Name : register.Regions.First(r => r.Slug == region).Name;
}

/// <summary>A role in a tenant; with a region, AgII's role reaches the municipalities of that region. Dates inclusive, null = open.</summary>
public sealed record AccountRight(string Tenant, string Role, string? Region, DateOnly? From, DateOnly? Until);
