using System.Collections.Concurrent;
using AgiiPlatform.Identity.Factors;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AgiiPlatform.Identity.Sessions;

/// <summary>
/// The sessions as this process knows them: read through a cache of five seconds, as rights are, so that one that was ended anywhere is
/// over here within that time. With the <paramref name="login"/> of a service of this process: only Identity's begins and ends any.
/// </summary>
internal sealed class SessionStore(IConfiguration configuration, string login, TimeProvider time)
{
    /// <summary>The claim of a cookie or token that names the session it was given out in.</summary>
    internal const string Claim = "sid";

    /// <summary>However busy somebody is, they sign in anew after this.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How long one has, after the password, for the second step.</summary>
    internal static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NotedEvery = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, (Session? Session, long ReadAt)> _known = new();
    private readonly Lazy<DbContextOptions<SessionsDb>> _options = new(() => Options(configuration, login));

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The session, when it goes on; not asked whether anything was done in it lately.</summary>
    internal async ValueTask<Session?> Find(Guid id, CancellationToken ct) =>
        await Get(id, ct) is { } session && session.LastsAt(Now) ? session : null;

    /// <summary>The session, when it goes on for somebody who asks something now; that is noted, from time to time.</summary>
    internal async ValueTask<Session?> Continue(Guid id, TimeSpan idle, CancellationToken ct)
    {
        var now = Now;
        if (await Get(id, ct) is not { } session || !session.LastsAt(now) || now - session.SeenAt > idle)
        {
            return null;
        }

        if (now - session.SeenAt > NotedEvery)
        {
            await using var db = new SessionsDb(_options.Value);
            await db.Sessions.Where(s => s.Id == id && s.EndedAt == null && s.SeenAt < now)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now), ct);
            session.SeenAt = now;
        }

        return session;
    }

    /// <summary>
    /// Begins one, with an id of its own; the one before in this browser is over. Without <paramref name="methods"/> it waits for the
    /// second step.
    /// </summary>
    internal async Task<Guid> Begin(Guid person, string device, string? methods, Guid? before, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        var session = new Session
        {
            PersonId = person, StartedAt = Now, SeenAt = Now, Device = device,
            Methods = methods ?? AuthenticationMethods.Password, AwaitsSecondStep = methods is null,
        };
        db.Add(session);
        await db.SaveChangesAsync(ct);
        if (before is { } earlier)
        {
            await End(person: null, earlier, ct);
        }

        return session.Id;
    }

    /// <summary>Those of a person that go on, the last begun first.</summary>
    internal async Task<IReadOnlyList<Session>> Of(Guid person, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        return [.. (await db.Sessions.AsNoTracking().Where(s => s.PersonId == person && s.EndedAt == null).ToListAsync(ct))
            .Where(s => s.LastsAt(Now) && !s.AwaitsSecondStep).OrderByDescending(s => s.StartedAt)];
    }

    /// <summary>Ends one, if it is that person's; whether there was one to end.</summary>
    internal async Task<bool> End(Guid? person, Guid id, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        var now = Now;
        var ended = await db.Sessions.Where(s => s.Id == id && s.EndedAt == null && (person == null || s.PersonId == person))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now), ct);
        _known.TryRemove(id, out _);
        return ended > 0;
    }

    /// <summary>Ends all of a person's, with what was given out in them.</summary>
    internal async Task EndThoseOf(Guid person, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        var now = Now;
        await db.Sessions.Where(s => s.PersonId == person && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now), ct);
        _known.Clear();
    }

    /// <summary>The same, with the links that need no session.</summary>
    internal async Task EndAll(Guid person, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        var now = Now;
        if (await db.SignOuts.Where(s => s.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(r => r.At, now), ct) == 0)
        {
            db.Add(new EverywhereSignOut { PersonId = person, At = now });
            await db.SaveChangesAsync(ct);
        }

        await EndThoseOf(person, ct);
    }

    /// <summary>When the person last signed out everywhere.</summary>
    internal async Task<DateTime?> SignedOutEverywhere(Guid person, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        return (await db.SignOuts.AsNoTracking().FirstOrDefaultAsync(s => s.PersonId == person, ct))?.At;
    }

    /// <summary>The organisations that ask everybody in them for a second step.</summary>
    internal async Task<IReadOnlyList<Guid>> AskSecondStep(CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        return await db.SecondStepsAsked.AsNoTracking().Select(s => s.TenantId).ToListAsync(ct);
    }

    /// <summary>From now on these do, and no others.</summary>
    internal async Task SetWhoAsksSecondStep(IReadOnlyCollection<Guid> tenants, CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        var before = await db.SecondStepsAsked.ToListAsync(ct);
        db.RemoveRange(before.Where(s => !tenants.Contains(s.TenantId)));
        db.AddRange(tenants.Except(before.Select(s => s.TenantId)).Select(id => new SecondStepAsked { TenantId = id }));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Forgets those that have long been over.</summary>
    internal async Task Prune(CancellationToken ct)
    {
        await using var db = new SessionsDb(_options.Value);
        var old = Now - Longest - TimeSpan.FromDays(1);
        await db.Sessions.Where(s => s.StartedAt < old).ExecuteDeleteAsync(ct);
        _known.Clear();
    }

    private async ValueTask<Session?> Get(Guid id, CancellationToken ct)
    {
        if (_known.TryGetValue(id, out var known) && time.GetElapsedTime(known.ReadAt) < Fresh)
        {
            return known.Session;
        }

        var readAt = time.GetTimestamp();
        await using var db = new SessionsDb(_options.Value);
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct);
        if (_known.Count > 20_000)
        {
            _known.Clear();
        }

        _known[id] = (session, readAt);
        return session;
    }

    /// <summary>Where they are.</summary>
    internal static DbContextOptions<SessionsDb> Options(IConfiguration configuration, string login)
    {
        var options = new DbContextOptionsBuilder<SessionsDb>().UseSnakeCaseNamingConvention();
        if (configuration.UsesPostgreSql())
        {
            var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(login)) { MaxPoolSize = 4 };
            return options.UseNpgsql(connection.ToString()).Options;
        }

        var file = Path.Combine(configuration.DataDirectory(), "sessions.db");
        options.UseSqlite($"Data Source={file};Default Timeout=30");
        using var db = new SessionsDb(options.Options);
        if (!db.Database.EnsureCreated())
        {
            db.Upgrade();
        }

        return options.Options;
    }
}
