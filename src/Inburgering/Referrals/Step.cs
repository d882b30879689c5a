namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A step in the life of a referral: what it became, when, by which party and in which role. No names.</summary>
public sealed record Step(ReferralState State, DateTime At, ReferralParty By, string Role);
