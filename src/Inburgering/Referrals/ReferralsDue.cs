namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The referrals that somebody must do something about, those that wait longest first.</summary>
/// <param name="Waiting">What waits for the answer of their party.</param>
/// <param name="Answers">What the other party answered, and nobody has read yet.</param>
/// <param name="More">Whether there are more of either than shown.</param>
public sealed record ReferralsDue(IReadOnlyList<ReferralLine> Waiting, IReadOnlyList<ReferralLine> Answers, bool More);
