using System.Collections.Concurrent;
using AgiiPlatform.Contracts;

namespace AgiiPlatform.Platform.Authorization;

/// <summary>
/// One service's copy of the rights table, kept by Identity's messages and read through a cache of five seconds: a right taken away is
/// gone at once in the process that commits the message, and within five seconds after that in the service's other processes.
/// </summary>
public sealed class GrantCache(IServiceScopeFactory scopes, string service, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (CachedPerson Person, long ReadAt)> _people = new();
    private long _evictions;

    /// <summary>All rights of a person, past and future ones too.</summary>
    public async ValueTask<IReadOnlyList<Grant>> Of(Guid personId, CancellationToken ct) => (await Get(personId, ct)).Grants;

    /// <summary>What is known of a person: their rights, and since which version of them a sign-in counts.</summary>
    internal async ValueTask<CachedPerson> Get(Guid personId, CancellationToken ct)
    {
        if (_people.TryGetValue(personId, out var known) && time.GetElapsedTime(known.ReadAt) < Fresh)
        {
            return known.Person;
        }

        var (readAt, evictions) = (time.GetTimestamp(), Volatile.Read(ref _evictions));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service);
        var rows = await db.Grants.AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.Line).ToListAsync(ct);
        var grants = rows.Where(r => r.Line > 0 && (Role.All.ContainsKey(r.Role) || r.TenantId == personId)).Select(Grant.Of);
        var person = new CachedPerson([.. grants], rows.FirstOrDefault()?.SessionsFrom ?? 0);
        _people[personId] = (person, readAt);
        if (Volatile.Read(ref _evictions) != evictions)
        {
            _people.TryRemove(personId, out _); // what was read may be from before a change that evicted it
        }

        return person;
    }

    /// <summary>Everybody who has this role, with their rights in it.</summary>
    public async Task<IReadOnlyList<Grant>> WithRole(string role, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service);
        return [.. (await db.Grants.AsNoTracking().Where(r => r.Role == role).ToListAsync(ct)).Select(Grant.Of)];
    }

    /// <summary>
    /// Replaces each person's lines when the message is newer. Line 0 carries the version, so that a person whose last right was taken
    /// away cannot get it back from a late, older message. The state of everybody in a range first clears what was kept of them, but for
    /// what was published since, or so shortly before that the state may not have it.
    /// </summary>
    internal async Task Replace(AccessChanged message, ServiceDb db, CancellationToken ct)
    {
        message.People.ToList().ForEach(p => RefusedMessage.IfNoVersion(p.Version));
        if (message.Whole is { } range)
        {
            var settled = message.At - Settling;
            await db.Grants.Where(r => r.PersonId > range.After && r.PersonId <= range.UpTo)
                .Where(r => r.PublishedAt == null || r.PublishedAt < settled).ExecuteDeleteAsync(ct);
            db.Context.AfterCommit(_people.Clear);
        }

        var ids = message.People.Select(p => p.PersonId).ToList();
        var versions = await db.Grants.AsNoTracking().Where(r => ids.Contains(r.PersonId) && r.Line == 0)
            .ToDictionaryAsync(r => r.PersonId, r => r.Version, ct);
        var newer = message.People.Where(p => p.Version > versions.GetValueOrDefault(p.PersonId)).ToList();
        var newerIds = newer.Select(p => p.PersonId).ToList();
        await db.Grants.Where(r => newerIds.Contains(r.PersonId)).ExecuteDeleteAsync(ct);
        foreach (var person in newer)
        {
            var (id, version) = (person.PersonId, person.Version);
            db.Grants.Add(new() { PersonId = id, Version = version, SessionsFrom = person.SessionsFrom, PublishedAt = message.At });
            db.Grants.AddRange(person.Lines.Select((l, i) => new StoredGrant
            {
                PersonId = id, Line = i + 1, Version = version, PublishedAt = message.At, Role = l.Role, TenantId = l.TenantId,
                Region = l.Region, From = l.From, Until = l.Until,
            }));
        }

        await db.Save("WhenAccessChanged", null, ct);
        db.Context.AfterCommit(() =>
        {
            Interlocked.Increment(ref _evictions);
            newerIds.ForEach(id => _people.TryRemove(id, out _));
        });
    }
}
