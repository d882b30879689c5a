namespace AgiiPlatform.Identity.Sessions;

/// <summary>When somebody last signed out everywhere, or got another password: what was given out before is worth nothing.</summary>
internal sealed class EverywhereSignOut
{
    /// <summary>Who.</summary>
    public Guid PersonId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }
}
