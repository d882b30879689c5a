namespace AgiiPlatform.Inburgering;

/// <summary>Which party somebody acts for.</summary>
internal static class ReferralParties
{
    internal static ReferralParty Sender(this Direction direction) =>
        direction == Direction.OcmwToAgii ? ReferralParty.Ocmw : ReferralParty.Agii;

    internal static ReferralParty Receiver(this Direction direction) =>
        direction == Direction.OcmwToAgii ? ReferralParty.Agii : ReferralParty.Ocmw;

    /// <summary>Whether the user may act for this party in the tenant of the address.</summary>
    internal static bool ActsFor(this CurrentUser user, ReferralParty party) =>
        user.Can(party == ReferralParty.Ocmw ? Permission.ReferralsAsOcmw : Permission.ReferralsAsAgii);

    /// <summary>Refuses who may read here, but acts for the other party.</summary>
    internal static void DemandActsFor(this CurrentUser user, ReferralParty party)
    {
        if (!user.ActsFor(party))
        {
            throw new NoPermission();
        }
    }

    /// <summary>The direction that this user sends in.</summary>
    internal static Direction Sends(this CurrentUser user) =>
        user.ActsFor(ReferralParty.Ocmw) ? Direction.OcmwToAgii : Direction.AgiiToOcmw;

    /// <summary>
    /// The direction in which the user is only the receiver: there, a withdrawn referral shows nothing of the person any more (T77).
    /// Null for who acts for both parties.
    /// </summary>
    internal static Direction? OnlyReceives(this CurrentUser user) =>
        (user.ActsFor(ReferralParty.Ocmw), user.ActsFor(ReferralParty.Agii)) switch
    {
        (true, true) => null,
        (true, false) => Direction.AgiiToOcmw,
        _ => Direction.OcmwToAgii,
    };
}
