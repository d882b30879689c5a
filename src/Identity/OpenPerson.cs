namespace AgiiPlatform.Identity;

/// <summary>An administrator looks at one account: its rights, past and future ones too, and what can be done with it.</summary>
internal static class OpenPerson
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people/{id:guid}", async (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            TypedResults.Ok(ToView(await Find(id, db, ct), db, registry))).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/{id:guid}", async (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<PersonPage>(new { Person = ToView(await Find(id, db, ct), db, registry) })).RequiresAcross(Permission.PeopleManage);
    }

    /// <summary>The person with their rights, tracked.</summary>
    internal static async Task<Person> Find(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();

    internal static PersonView ToView(Person person, IdentityDb db, MunicipalityRegistry registry)
    {
        var today = db.Context.Today;
        return new(person.Id, person.Name, person.Email!, person.LockoutEnd is { } end && end.UtcDateTime > db.Context.Now,
        [
            .. person.Rights.Select(r => new RightView(
                    r.Id, ShowMe.TenantOf(r, registry).Slug, r.Role, r.Region, r.From, r.Until, r.ToGrant().IsInForceOn(today), r.AssignmentId is not null))
                .OrderByDescending(r => r.Holds).ThenByDescending(r => r.Until ?? DateOnly.MaxValue).ThenBy(r => r.Tenant, StringComparer.Ordinal),
        ]);
    }
}
