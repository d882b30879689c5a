namespace AgiiPlatform.Identity.Sessions;

/// <summary>Somebody signed in, in one browser.</summary>
internal sealed class Session
{
    /// <summary>As the cookie names it, and the tokens that an application got in it (<c>sid</c>).</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When something was last asked, to within half a minute.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>When it was ended; null when it was not, though it may be over.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The browser and the machine, in words, so that people know it again.</summary>
    public string Device { get; init; } = "";

    /// <summary>Whether it was not ended, and is not older than a session gets.</summary>
    internal bool LastsAt(DateTime now) => EndedAt is null && now < StartedAt + SessionStore.Longest;
}
