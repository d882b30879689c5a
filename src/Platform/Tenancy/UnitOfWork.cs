using AgiiPlatform.Platform.Messaging;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Platform.Tenancy;

/// <summary>
/// What one request or one message is allowed to touch, and on whose behalf. It feeds the two walls from two sources: the first
/// (<see cref="Tenant"/>, the query filter) is what the address or the envelope names; the second (<see cref="Reach"/>, row-level
/// security) is what the checked rights allow. A unit of work in which they differ throws before any row is read.
/// </summary>
public sealed class UnitOfWork(TimeProvider time, OutboxSignal outbox, IHttpContextAccessor? requests = null)
{
    private static readonly AsyncLocal<object?> Begun = new();

    // The request, or what Begin marked. The accessor forgets a request when it ends, in every task that the request left behind.
    private readonly object? _place = requests?.HttpContext ?? Begun.Value;

    /// <summary>Whether the code that asks runs in the request or reaction that this unit of work was made in.</summary>
    internal bool IsHere => ReferenceEquals(requests?.HttpContext ?? Begun.Value, _place);

    /// <summary>Marks a piece of work that is no request, for everything called from here.</summary>
    internal static void Begin() => Begun.Value = new object();

    /// <summary>The tenant named by the address or the envelope; null outside any tenant: no rows, no writes.</summary>
    public Tenant? Tenant { get; private set; }

    /// <summary>The id the query filter compares with; empty when there is no tenant, which matches no row.</summary>
    public Guid TenantId => Tenant?.Id ?? Guid.Empty;

    /// <summary>The tenants that the checked rights let this unit of work touch.</summary>
    public IReadOnlyList<Guid> Reach { get; private set; } = [];

    /// <summary>Who does this work, for the audit log.</summary>
    public Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>What makes a repeated request recognisable; null when the caller sent no key.</summary>
    public Idempotency? Idempotency { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Today in Flanders.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Brussels).Date);

    /// <summary>Now, in UTC.</summary>
    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>True for the outbox relay, which may see outbox rows of every tenant and nothing else.</summary>
    internal bool IsRelay { get; private set; }

    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Enters a tenant. Throws when the checked reach does not hold the tenant named, or when work was begun in another.</summary>
    public void Enter(Tenant tenant, IReadOnlyList<Guid> reach, Actor actor)
    {
        if (!reach.Contains(tenant.Id))
        {
            throw new InvalidOperationException("The tenant named and the rights checked differ: nothing is read or written.");
        }

        if (Tenant is not null && Tenant.Id != tenant.Id)
        {
            throw new InvalidOperationException("A unit of work stays in one tenant.");
        }

        (Tenant, Reach, Actor) = (tenant, reach, actor);
    }

    /// <summary>Tells the service's relay that a commit may have left something to send.</summary>
    internal void Committed(string service) => outbox.Wake(service);

    /// <summary>The outbox relay's own unit of work.</summary>
    internal static UnitOfWork ForRelay(TimeProvider time, OutboxSignal outbox) => new(time, outbox) { IsRelay = true };
}

/// <summary>Who acts: the person, in which role. A reaction to a message acts as the service itself, with no person.</summary>
public sealed record Actor(Guid? PersonId, string Role, string Name)
{
    /// <summary>Nobody: reads and writes nothing.</summary>
    public static Actor Nobody { get; } = new(null, "", "");

    /// <summary>The platform itself, reacting to a message.</summary>
    public static Actor Reaction(string name) => new(null, "platform", name);
}

/// <summary>The key a client sent with a request, and a SHA-256 of what it asked (hexadecimal), so that another request under the same key is refused.</summary>
public sealed record Idempotency(string Key, string RequestHash);
