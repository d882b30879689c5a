namespace AgiiPlatform.Platform.Tenancy;

/// <summary>
/// What one request or one message may touch, and on whose behalf. It feeds the two walls from two sources: the first
/// (<see cref="Tenant"/>, the query filter) is what the address or the envelope names; the second (<see cref="AllowedTenantIds"/>,
/// row-level security) is what the checked rights allow. When they differ it throws, before any row is read.
/// </summary>
public sealed class RequestContext(TimeProvider time, OutboxSignal outbox, IHttpContextAccessor? requests = null)
{
    private static readonly AsyncLocal<object?> Scope = new();
    private readonly List<Action> _afterCommit = [];

    // The request, or the scope that BeginScope began. The accessor forgets a request when it ends, in every task that it left behind.
    private readonly object? _scope = requests?.HttpContext ?? Scope.Value;

    /// <summary>Whether the calling code runs in the request or message that this was made in.</summary>
    internal bool IsActive => ReferenceEquals(requests?.HttpContext ?? Scope.Value, _scope);

    /// <summary>Begins work that is no request, for everything called from here.</summary>
    internal static void BeginScope() => Scope.Value = new object();

    /// <summary>The tenant named by the address or the envelope; null outside any tenant: no rows, no writes.</summary>
    public Tenant? Tenant { get; private set; }

    /// <summary>The id the query filter compares with; empty when there is no tenant, which matches no row.</summary>
    public Guid TenantId => Tenant?.Id ?? Guid.Empty;

    /// <summary>The tenants that the checked rights allow to touch.</summary>
    public IReadOnlyList<Guid> AllowedTenantIds { get; private set; } = [];

    /// <summary>Who acts, for the audit log.</summary>
    public Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>What makes a repeated request recognisable; null when the caller sent no key, and once it has been written.</summary>
    public RequestKey? RequestKey { get; set; }

    /// <summary>Whether something was written, or may have been: a commit that was not answered may stand.</summary>
    internal bool HasWritten { get; set; }

    /// <summary>Today in Flanders.</summary>
    public DateOnly Today => Brussels.Day(Now);

    /// <summary>Now, in UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Since when the tenant is read-only, as an administrator of the platform decided; null when it is not.</summary>
    public DateOnly? ReadOnlySince { get; internal set; }

    /// <summary>Refuses to write where the tenant is read-only.</summary>
    internal void RefuseReadOnly(bool isReading = false) => RuleViolation.If(ReadOnlySince is not null && !isReading, "tenant-read-only",
        $"{Tenant?.Name} is sinds {ReadOnlySince:d-M-yyyy} alleen-lezen. U kunt alles nog lezen, maar niets meer wijzigen.");

    /// <summary>True for the outbox relay, which may see outbox rows of every tenant and nothing else.</summary>
    internal bool IsRelay { get; private init; }

    /// <summary>Enters a tenant. Throws when the rights do not allow the tenant named, or when another was entered before.</summary>
    public void Initialize(Tenant tenant, IReadOnlyList<Guid> allowedTenantIds, Actor actor)
    {
        if (!allowedTenantIds.Contains(tenant.Id) || (Tenant is not null && Tenant.Id != tenant.Id))
        {
            throw new InvalidOperationException("The tenant named, the rights checked or the tenant of before differ: nothing is done.");
        }

        (Tenant, AllowedTenantIds, Actor) = (tenant, allowedTenantIds, actor);
    }

    /// <summary>What to do once the transaction of a message is committed; not done when it fails.</summary>
    internal void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>A transaction of this service was committed: runs <see cref="AfterCommit"/> and wakes the relay.</summary>
    internal void Committed(string service)
    {
        _afterCommit.ForEach(action => action());
        outbox.Wake(service);
    }

    /// <summary>The outbox relay's own.</summary>
    internal static RequestContext ForRelay(TimeProvider time, OutboxSignal outbox) => new(time, outbox) { IsRelay = true };
}
