namespace AgiiPlatform.Identity;

/// <summary>
/// How often somebody tried to sign in lately: at an address, from a source, or at an address from a browser or source that it is known
/// from. Times are milliseconds since 1970, for one statement counts in both stores.
/// </summary>
internal sealed class GuessCount
{
    /// <summary>A hash of what is counted: no address lies here.</summary>
    public string Key { get; init; } = "";

    /// <summary>When the attempts counted are all forgotten: each adds to it, time takes them away.</summary>
    public long ForgottenAt { get; init; }

    /// <summary>
    /// Until when no other attempt is heard; 0 when one need not wait, and not the moment of the last: replicas have clocks of their own.
    /// </summary>
    public long NotBefore { get; init; }

    /// <summary>Whether the person of this address signed in from this browser or source.</summary>
    public bool Known { get; init; }
}
