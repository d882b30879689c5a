using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// The demo's invented people: AgII's staff per region and four people in every municipality. Only in Development, when
/// <c>Demo:Accounts</c> is set. They share one password, hashed once: hashing it 1,200 times would take a minute at the first start.
/// </summary>
internal sealed class DemoAccounts(
    IServiceScopeFactory scopes, MunicipalityRegistry registry, IConfiguration configuration, IHostEnvironment environment) : IHostedService
{
    /// <summary>
    /// Whether this is one of them, wherever its database has come to: nobody else has an address under .example, which is given to nobody
    /// (RFC 2606).
    /// </summary>
    internal static bool Include(Person person) => person.Email?.EndsWith(".example", StringComparison.OrdinalIgnoreCase) == true;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException("Demo accounts exist in Development only.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        if (await db.People.AnyAsync(cancellationToken))
        {
            return;
        }

        db.Context.Initialize(registry.Agency, [registry.Agency.Id], Actor.Consumer(nameof(DemoAccounts)));
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var hash = people.PasswordHasher.HashPassword(new Person(), configuration["Demo:Password"]!);
        var accounts = Everybody().Select(a => Open(a, people, hash, db.Context.Now)).ToList();
        db.People.AddRange(accounts);
        foreach (var some in accounts.Chunk(100))
        {
            db.PublishRightsOf(some);
        }

        await db.Save(nameof(DemoAccounts), null, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Email, string Name, string Role, Tenant? Tenant, string? Region)> Everybody()
    {
        yield return ("beheerder@agii.example", "Bo Beheer", Role.Administrator, null, null);
        foreach (var (slug, name) in registry.Regions)
        {
            yield return ($"regiomanager.{slug}@agii.example", $"Rani Regio ({name})", Role.RegionalManager, null, slug);
            yield return ($"consulent.{slug}@agii.example", $"Cas Consulent ({name})", Role.Consultant, registry.Agency, null);
            yield return ($"trajectbegeleider.{slug}@agii.example", $"Tess Traject ({name})", Role.Counsellor, null, slug);
        }

        foreach (var tenant in registry.Municipalities.Where(t => t.EndedOn is null || t.EndedOn >= new DateOnly(2019, 1, 1)))
        {
            yield return ($"ambtenaar@{tenant.Slug}.example", $"An Ambtenaar ({tenant.Name})", Role.Official, tenant, null);
            yield return ($"schepen@{tenant.Slug}.example", $"Sam Schepen ({tenant.Name})", Role.Alderman, tenant, null);
            yield return ($"directeur@{tenant.Slug}.example", $"Dirk Directeur ({tenant.Name})", Role.Director, tenant, null);
            yield return ($"ocmw@{tenant.Slug}.example", $"Olga Werkers ({tenant.Name})", Role.OcmwWorker, tenant, null);
        }
    }

    private Person Open(
        (string Email, string Name, string Role, Tenant? Tenant, string? Region) a, UserManager<Person> people, string hash, DateTime now)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            Name = a.Name,
            UserName = a.Email,
            Email = a.Email,
            NormalizedUserName = people.NormalizeName(a.Email),
            NormalizedEmail = people.NormalizeEmail(a.Email),
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        var right = new RightInput { Role = a.Role, Tenant = a.Tenant?.Slug, Region = a.Region }.For(person.Id, registry);
        right.GivenNow(by: null, now, awaits: false);
        person.Give(right);
        return person;
    }
}
