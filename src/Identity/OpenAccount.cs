using AgiiPlatform.Contracts;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>An administrator opens an account for a person, with a first role; and sees who has one.</summary>
internal static class OpenAccount
{
    internal sealed record Input : RightInput
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Password { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people", async (Paging paging, string? search, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await List(paging, search, db, registry, ct)).RequiresAcross(Permission.PeopleManage);
        routes.Api.MapPost("/people", async (string tenant, Input input, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var id = await Handle(input, db, people, registry, ct);
            return TypedResults.Created($"/api/{tenant}/people/{id}", new CreatedId(id));
        }).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen", async (Paging paging, string? zoek, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<PeoplePage>(new { People = await List(paging, zoek, db, registry, ct), Search = zoek }))
            .RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/nieuw", () => Show(FormState.Empty)).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapPost("/personen/nieuw", (HttpContext http, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async input => await Handle(input, db, people, registry, ct),
                id => $"/{registry.Agency.Slug}/personen/{id}", "De account is geopend.", Show)).RequiresAcross(Permission.PeopleManage);
    }

    private static Task<IResult> Show(FormState form) => Pages.Show<OpenAccountPage>(new { Form = form });

    private static async Task<PagedList<Account>> List(Paging paging, string? search, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var people = db.People.AsNoTracking().Include(p => p.Rights).AsQueryable();
        if (paging.After is { } after)
        {
            people = people.Where(p => p.Id < after);
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = search.Trim().ToUpperInvariant();
            people = people.Where(p => p.NormalizedEmail!.Contains(wanted) || p.Name.ToUpper().Contains(wanted));
        }

        var rows = await people.OrderByDescending(p => p.Id).Take(paging.Take + 1).ToListAsync(ct);
        return paging.Of([.. rows.Select(p => new Account(p.Id, p.Name, p.Email!, [.. p.Rights.Select(r =>
            new RightSummary(ShowMe.TenantOf(r, registry).Slug, r.Role, r.Region, r.From, r.Until))]))], p => p.Id);
    }

    internal static async Task<Guid> Handle(Input input, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Email, "email", "het e-mailadres", 256)
            .Must(input.Email is null || IsAddress(input.Email), "email", "Dit is geen e-mailadres.")
            .Password(input.Password, "een eerste wachtwoord")
            .Right(input, registry)
            .ThrowIfInvalid();
        RuleViolation.If(await people.FindByEmailAsync(input.Email!) is not null, "account-exists", "Er is al een account met dit e-mailadres.");

        var person = new Person { Id = Guid.CreateVersion7(), Name = input.Name!, UserName = input.Email, Email = input.Email };
        person.Give(input.For(person.Id, registry));
        db.Publish(new AccessChanged([person.Access()]));
        var result = await people.CreateAsync(person, input.Password!);
        return result.Succeeded ? person.Id : throw new InvalidInput("password", "Dit wachtwoord wordt niet aanvaard. Kies een ander.");
    }

    private static bool IsAddress(string text) => text.IndexOf('@') is > 0 and var at && at < text.Length - 3 && !text.Any(char.IsWhiteSpace);
}
