namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>How far a referral is.</summary>
public enum ReferralState
{
    /// <summary>On its way: the receiver has not opened it.</summary>
    Sent,

    /// <summary>The receiver has opened it.</summary>
    Received,

    /// <summary>The receiver takes it up.</summary>
    Accepted,

    /// <summary>The receiver, or the client, does not.</summary>
    Refused,

    /// <summary>Finished, with an outcome and feedback to the sender.</summary>
    Completed,

    /// <summary>Broken off by the receiver after acceptance.</summary>
    Stopped,

    /// <summary>Taken back by the sender before acceptance.</summary>
    Withdrawn,
}
