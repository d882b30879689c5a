using AgiiPlatform.Identity.Factors;

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

    /// <summary>How they showed who they are when it began (<c>amr</c>, with a space between).</summary>
    public string Methods { get; init; } = AuthenticationMethods.Password;

    /// <summary>Whether they must still take the second step: until then it opens nothing else, and does not last long.</summary>
    public bool AwaitsSecondStep { get; init; }

    /// <summary>Whether it was not ended, and is not older than a session gets.</summary>
    internal bool LastsAt(DateTime now) =>
        EndedAt is null && now < StartedAt + (AwaitsSecondStep ? SessionStore.LongestStep : SessionStore.Longest);

    /// <summary>What somebody with these rights must do in it before anything else; null when nothing.</summary>
    internal MissingStep? Misses(FactorRule rule, IEnumerable<Grant> grants, DateOnly today) =>
        AwaitsSecondStep ? MissingStep.SecondStep
        : rule.IsOn && !AuthenticationMethods.HaveSecond(Methods) && rule.AppliesTo(grants, today) ? MissingStep.SetUp : null;
}
