namespace AgiiPlatform.Platform.Storage;

/// <summary>A record of one tenant: keyed by tenant and id (UUIDv7), walled twice, versioned against overwriting in silence.</summary>
public abstract class TenantRow
{
    /// <summary>The tenant whose record this is; stamped by <see cref="ServiceDb"/>, never by an act.</summary>
    public Guid TenantId { get; internal set; }

    /// <summary>UUIDv7, so that newest-first is by id.</summary>
    public Guid Id { get; init; } = Ids.New();

    /// <summary>Counts the writes, from 1; also the version that events about this record carry.</summary>
    public int Version { get; internal set; }
}

/// <summary>A message waiting in, or sent from, the service's own outbox. Its id is the message id.</summary>
public sealed class OutboxRow
{
    internal Guid Id { get; init; }
    internal Guid TenantId { get; init; }
    internal string Type { get; init; } = "";
    internal string Body { get; init; } = "";
    internal DateTime At { get; init; }
    internal DateTime DueAt { get; init; }
    internal DateTime? SentAt { get; init; }
    internal int Attempts { get; init; }
    internal string? Error { get; init; }
}

/// <summary>A message that a reaction has handled: written in the same transaction as its effect.</summary>
public sealed class InboxRow
{
    internal Guid MessageId { get; init; }
    internal string Consumer { get; init; } = "";
    internal DateTime At { get; init; }
}

/// <summary>Who did what to which record, when and why. The application may add rows and never change them.</summary>
public sealed class AuditRow
{
    internal Guid Id { get; init; }
    internal Guid TenantId { get; init; }
    internal Guid? PersonId { get; init; }
    internal string Role { get; init; } = "";
    internal string Act { get; init; } = "";
    internal string RecordType { get; init; } = "";
    internal Guid? RecordId { get; init; }
    internal string? Reason { get; init; }
    internal DateTime At { get; init; }
}

/// <summary>The answer given to a request with an Idempotency-Key, so that its repetition is answered the same and does nothing.</summary>
public sealed class IdempotencyRow
{
    internal Guid TenantId { get; init; }
    internal Guid PersonId { get; init; }
    internal string Key { get; init; } = "";
    internal string RequestHash { get; init; } = "";
    internal Guid? CreatedId { get; init; }
    internal DateTime At { get; init; }
}

/// <summary>A line of this service's copy of the rights table; holds ids, no names. See <see cref="Access.Grant"/>.</summary>
public sealed class AccessRow
{
    internal Guid PersonId { get; init; }
    internal int Line { get; init; }
    internal long Version { get; init; }
    internal string Role { get; init; } = "";
    internal Guid? TenantId { get; init; }
    internal string? Region { get; init; }
    internal DateOnly? From { get; init; }
    internal DateOnly? Until { get; init; }

    /// <summary>On line 0: sign-ins at an earlier version no longer count.</summary>
    internal long SessionsFrom { get; init; }
}
