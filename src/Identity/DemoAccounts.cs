using AgiiPlatform.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// The demo scene's invented people: AgII's staff per region and four people in every municipality. Only in Development, where the
/// host asks for them; they share one password, hashed once, since hashing 1,200 times would keep a first start waiting for a minute.
/// </summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes, MunicipalityRegistry registry, IConfiguration configuration, IHostEnvironment environment) : IHostedService
{
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
        var accounts = Everybody().Select(a => Open(a, people, hash)).ToList();
        db.People.AddRange(accounts);
        foreach (var some in accounts.Chunk(100))
        {
            db.Publish(new AccessChanged([.. some.Select(p => p.Access())]));
        }

        await db.Save(nameof(DemoAccounts), null, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Email, string Name, string Role, Tenant? Tenant, string? Region)> Everybody()
    {
        yield return ("beheerder@agii.example", "Bo Beheer", Role.Administrator, null, null);
        foreach (var region in registry.Regions)
        {
            yield return ($"regiomanager.{region.Slug}@agii.example", $"Rani Regio ({region.Name})", Role.RegionalManager, null, region.Slug);
            yield return ($"consulent.{region.Slug}@agii.example", $"Cas Consulent ({region.Name})", Role.Consultant, registry.Agency, null);
            yield return ($"trajectbegeleider.{region.Slug}@agii.example", $"Tess Traject ({region.Name})", Role.Counsellor, null, region.Slug);
        }

        foreach (var municipality in registry.Municipalities.Where(t => t.EndedOn is null || t.EndedOn >= new DateOnly(2019, 1, 1)))
        {
            yield return ($"ambtenaar@{municipality.Slug}.example", $"An Ambtenaar ({municipality.Name})", Role.Official, municipality, null);
            yield return ($"schepen@{municipality.Slug}.example", $"Sam Schepen ({municipality.Name})", Role.Alderman, municipality, null);
            yield return ($"directeur@{municipality.Slug}.example", $"Dirk Directeur ({municipality.Name})", Role.Director, municipality, null);
            yield return ($"ocmw@{municipality.Slug}.example", $"Olga Werkers ({municipality.Name})", Role.OcmwWorker, municipality, null);
        }
    }

    private Person Open((string Email, string Name, string Role, Tenant? Tenant, string? Region) a, UserManager<Person> people, string hash)
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
        person.Give(new RightInput { Role = a.Role, Tenant = a.Tenant?.Slug, Region = a.Region }.For(person.Id, registry));
        return person;
    }
}
