namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A part of the page with referrals.</summary>
/// <param name="Name">What it is called in the address.</param>
/// <param name="Title">The heading.</param>
/// <param name="Lines">The referrals.</param>
/// <param name="More">Whether there are more than shown.</param>
/// <param name="Next">Where the next page begins, when one group fills the page.</param>
public sealed record ReferralGroup(string Name, string Title, IReadOnlyList<ReferralLine> Lines, bool More, Guid? Next);
