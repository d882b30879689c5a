namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>Why a referral is refused.</summary>
public enum RefusalReason
{
    /// <summary>Not in the target group.</summary>
    NotTargetGroup,

    /// <summary>Already being helped.</summary>
    AlreadyKnown,

    /// <summary>Too little to go on.</summary>
    Incomplete,

    /// <summary>Not the receiver's to do.</summary>
    NotCompetent,

    /// <summary>The client does not want it: not the receiver's refusal.</summary>
    ClientRefuses,

    /// <summary>Something else: a text says what.</summary>
    Other,
}
