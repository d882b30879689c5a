namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>How a referral ended well.</summary>
public enum Outcome
{
    /// <summary>A civic-integration trajectory began.</summary>
    TrajectoryStarted,

    /// <summary>A civic-integration trajectory was finished.</summary>
    TrajectoryFinished,

    /// <summary>The OCMW began to help.</summary>
    SupportStarted,

    /// <summary>A question was answered.</summary>
    AdviceGiven,

    /// <summary>Another organisation took over.</summary>
    ReferredOn,

    /// <summary>The client could not be reached.</summary>
    NotReached,

    /// <summary>Something else: the feedback says what.</summary>
    Other,
}
