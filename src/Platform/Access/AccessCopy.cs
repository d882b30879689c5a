using System.Collections.Concurrent;
using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform.Access;

/// <summary>
/// One service's copy of the rights table, kept by Identity's messages. Read through a cache that forgets after five seconds, so that
/// a right taken away is gone everywhere within that time, and at once in the process that receives the message.
/// </summary>
public sealed class AccessCopy(IServiceScopeFactory scopes, string service, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, (KnownPerson Person, long ReadAt)> _people = new();

    /// <summary>All rights of a person, past and future ones too.</summary>
    public async ValueTask<IReadOnlyList<Grant>> Of(Guid personId, CancellationToken ct) => (await Know(personId, ct)).Grants;

    /// <summary>What is known of a person: their rights, and since which version of them a sign-in counts.</summary>
    internal async ValueTask<KnownPerson> Know(Guid personId, CancellationToken ct)
    {
        if (_people.TryGetValue(personId, out var known) && time.GetElapsedTime(known.ReadAt) < Fresh)
        {
            return known.Person;
        }

        var readAt = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service);
        var rows = await db.AccessRows.AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.Line).ToListAsync(ct);
        var person = new KnownPerson(
            [.. rows.Where(r => r.Line > 0).Select(r => new Grant(r.PersonId, r.Role, r.TenantId, r.Region, r.From, r.Until))],
            rows.FirstOrDefault()?.SessionsFrom ?? 0);
        _people[personId] = (person, readAt);
        return person;
    }

    /// <summary>Everybody who has this role, with their rights in it.</summary>
    public async Task<IReadOnlyList<Grant>> WithRole(string role, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service);
        return await db.AccessRows.AsNoTracking().Where(r => r.Role == role)
            .Select(r => new Grant(r.PersonId, r.Role, r.TenantId, r.Region, r.From, r.Until)).ToListAsync(ct);
    }

    internal static void Add<TDb>(ServiceParts parts) where TDb : ServiceDb
    {
        var name = parts.Service.Name;
        parts.Services.AddKeyedSingleton(name, (s, _) =>
            new AccessCopy(s.GetRequiredService<IServiceScopeFactory>(), name, s.GetRequiredService<TimeProvider>()));
        parts.Services.AddSingleton<Reaction>(new Reaction<AccessChanged, TDb>(name, "WhenAccessChanged",
            (message, db, services, ct) => services.GetRequiredKeyedService<AccessCopy>(name).Replace(message, db, ct)) { OneAtATime = true });
    }

    /// <summary>
    /// Replaces each person's lines when the message is newer. Line 0 carries the version, so that a person whose last right was taken
    /// away cannot get it back from a late, older message.
    /// </summary>
    private async Task Replace(AccessChanged message, ServiceDb db, CancellationToken ct)
    {
        var ids = message.People.Select(p => p.PersonId).ToList();
        var versions = await db.AccessRows.AsNoTracking().Where(r => ids.Contains(r.PersonId) && r.Line == 0)
            .ToDictionaryAsync(r => r.PersonId, r => r.Version, ct);
        var newer = message.People.Where(p => p.Version > versions.GetValueOrDefault(p.PersonId)).ToList();
        var newerIds = newer.Select(p => p.PersonId).ToList();
        await db.AccessRows.Where(r => newerIds.Contains(r.PersonId)).ExecuteDeleteAsync(ct);
        foreach (var person in newer)
        {
            db.AccessRows.Add(new AccessRow { PersonId = person.PersonId, Line = 0, Version = person.Version, SessionsFrom = person.SessionsFrom });
            db.AccessRows.AddRange(person.Lines.Select((l, i) => new AccessRow
            {
                PersonId = person.PersonId, Line = i + 1, Version = person.Version,
                Role = l.Role, TenantId = l.TenantId, Region = l.Region, From = l.From, Until = l.Until,
            }));
        }

        await db.Save("WhenAccessChanged", null, ct);
        foreach (var id in newerIds)
        {
            _people.TryRemove(id, out _);
        }
    }
}

/// <summary>A person as a service knows them; signing in at a version before <paramref name="SessionsFrom"/> no longer counts.</summary>
internal sealed record KnownPerson(IReadOnlyList<Grant> Grants, long SessionsFrom);
