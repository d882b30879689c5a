using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Identity;

/// <summary>An administrator looks at one account: its rights, past and future ones too, and what can be done with it.</summary>
internal static class OpenPerson
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people/{id:guid}", async (Guid id, IdentityDb db, Register register, CancellationToken ct) =>
            TypedResults.Ok(Shown(await Find(id, db, ct), db, register))).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/{id:guid}", async (Guid id, IdentityDb db, Register register, CancellationToken ct) =>
            await Pages.Show<PersonPage>(new { Person = Shown(await Find(id, db, ct), db, register) })).RequiresAcross(Permission.PeopleManage);
    }

    /// <summary>The person with their rights, tracked.</summary>
    internal static async Task<Person> Find(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();

    internal static PersonShown Shown(Person person, IdentityDb db, Register register)
    {
        var today = db.Work.Today;
        return new(person.Id, person.Name, person.Email!, person.LockoutEnd is { } end && end > db.Work.Time.GetUtcNow(),
        [
            .. person.Rights.Select(r => new RightShown(
                    r.Id, ShowMe.TenantOf(r, register).Slug, r.Role, r.Region, r.From, r.Until, r.ToGrant().HoldsOn(today), r.AssignmentId is not null))
                .OrderByDescending(r => r.Holds).ThenByDescending(r => r.Until ?? DateOnly.MaxValue).ThenBy(r => r.Tenant, StringComparer.Ordinal),
        ]);
    }
}

/// <summary>An account; locked for a quarter of an hour after five wrong passwords.</summary>
public sealed record PersonShown(Guid Id, string Name, string Email, bool Locked, IReadOnlyList<RightShown> Access);

/// <summary>A right of a person; one <paramref name="FromAssignment"/> follows that assignment and is not changed by hand. Dates inclusive, null = open.</summary>
public sealed record RightShown(
    Guid Id, string Tenant, string Role, string? Region, DateOnly? From, DateOnly? Until, bool Holds, bool FromAssignment);
