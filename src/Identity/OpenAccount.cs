using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Identity;

/// <summary>An administrator opens an account for a person, with a first role; and sees who has one.</summary>
internal static class OpenAccount
{
    internal sealed record Input
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Password { get; init; }
        public string? Role { get; init; }
        public string? Tenant { get; init; }
        public string? Region { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people", async (Paging paging, string? search, IdentityDb db, Register register, CancellationToken ct) =>
            await List(paging, search, db, register, ct)).RequiresAcross(Permission.PeopleManage);
        routes.Api.MapPost("/people", async (string tenant, Input input, IdentityDb db, UserManager<Person> people, Register register, CancellationToken ct) =>
        {
            var id = await Handle(input, db, people, register, ct);
            return TypedResults.Created($"/api/{tenant}/people/{id}", new CreatedId(id));
        }).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen", async (Paging paging, string? zoek, IdentityDb db, Register register, CancellationToken ct) =>
            await Pages.Show<PeoplePage>(new { People = await List(paging, zoek, db, register, ct), Search = zoek }))
            .RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/nieuw", () => Show(FormState.Empty)).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapPost("/personen/nieuw", (HttpContext http, IdentityDb db, UserManager<Person> people, Register register, CancellationToken ct) =>
            Forms.Post<Input>(http, async input => await Handle(input, db, people, register, ct),
                _ => $"/{register.Agency.Slug}/personen", "De account is geopend.", Show)).RequiresAcross(Permission.PeopleManage);
    }

    private static Task<IResult> Show(FormState form) => Pages.Show<OpenAccountPage>(new { Form = form });

    private static async Task<Page<Account>> List(Paging paging, string? search, IdentityDb db, Register register, CancellationToken ct)
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
            new AccountRight(ShowMe.TenantOf(r, register).Slug, r.Role, r.Region, r.From, r.Until))]))], p => p.Id);
    }

    internal static async Task<Guid> Handle(Input input, IdentityDb db, UserManager<Person> people, Register register, CancellationToken ct)
    {
        var role = input.Role is { } name ? Role.All.GetValueOrDefault(name) : null;
        var tenant = input.Tenant is { } slug ? register.BySlug(slug) : null;
        new Check()
            .Text(input.Name, "name", "de naam")
            .Text(input.Email, "email", "het e-mailadres", 256)
            .That(input.Email is null || IsAddress(input.Email), "email", "Dit is geen e-mailadres.")
            .Text(input.Password, "password", "een eerste wachtwoord", 256)
            .That(input.Password is not { Length: > 0 and < 12 }, "password", "Gebruik minstens 12 tekens.")
            .That(role is not null, "role", "Kies een rol.")
            .That(input.Tenant is null || tenant is not null, "tenant", "Deze organisatie bestaat niet.")
            .That(role is not { OfAgency: false } || tenant is { Kind: TenantKind.Municipality, EndedOn: null }, "tenant", "Kies de gemeente waar deze persoon werkt.")
            .That(role is not { OfAgency: true } || input.Tenant is null || tenant?.Kind == TenantKind.Agency, "tenant", "Deze rol hoort bij AgII.")
            .That(role?.Name is not (Role.Counsellor or Role.RegionalManager) || register.Regions.Any(r => r.Slug == input.Region), "region", "Kies een regio.")
            .That(role?.Name is Role.Counsellor or Role.RegionalManager || input.Region is null, "region", "Deze rol heeft geen regio.")
            .That(input.From is null || input.Until is null || input.From <= input.Until, "until", "De einddatum ligt voor de begindatum.")
            .Done();
        Refusal.If(await people.FindByEmailAsync(input.Email!) is not null, "account-exists", "Er is al een account met dit e-mailadres.");

        var person = new Person { Id = Guid.CreateVersion7(), Name = input.Name!, UserName = input.Email, Email = input.Email };
        person.Give(RightOf(person.Id, role!, tenant, input.Region, input.From, input.Until, register));
        db.Publish(new AccessChanged([person.Access()]));
        var result = await people.CreateAsync(person, input.Password!);
        return result.Succeeded
            ? person.Id
            : throw new InvalidInput("password", "Dit wachtwoord is niet sterk genoeg: gebruik minstens 12 tekens.");
    }

    /// <summary>A right of this role: in a region, in one tenant, or, for the administrator, everywhere.</summary>
    internal static Right RightOf(Guid personId, Role role, Tenant? tenant, string? region, DateOnly? from, DateOnly? until, Register register) => new()
    {
        PersonId = personId,
        Role = role.Name,
        TenantId = role.Name == Role.Administrator || region is not null ? null : (tenant ?? register.Agency).Id,
        Region = region,
        From = from,
        Until = until,
    };

    private static bool IsAddress(string text) => text.IndexOf('@') is > 0 and var at && at < text.Length - 3 && !text.Any(char.IsWhiteSpace);
}

/// <summary>An account with its rights.</summary>
public sealed record Account(Guid Id, string Name, string Email, IReadOnlyList<AccountRight> Access);
