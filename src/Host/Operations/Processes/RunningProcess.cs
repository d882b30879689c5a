namespace AgiiPlatform.Host.Operations.Processes;

/// <summary>A service in a running process, as that process told last: no content, only how it is.</summary>
public sealed class RunningProcess
{
    /// <summary>How long after its last word a process is taken for gone: it tells of itself every fifteen seconds.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The process: the name of its machine or pod, and its number there.</summary>
    public required string Process { get; init; }

    /// <summary>The version of the platform.</summary>
    public required string Version { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it told last.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Whether its database answers and it is not about to stop.</summary>
    public bool Ready { get; set; }

    /// <summary>How many messages of the service wait to be sent.</summary>
    public int Unsent { get; set; }

    /// <summary>Since when the oldest of them waits.</summary>
    public DateTimeOffset? OldestUnsent { get; set; }

    /// <summary>How many messages lie in the error queues of the service; null when that is not known, or there are none.</summary>
    public int? Failed { get; set; }

    /// <summary>Whether nothing was heard of it for too long.</summary>
    internal bool IsGone(DateTimeOffset now) => now - SeenAt > Patience;
}
