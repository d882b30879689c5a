namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A national number in full.</summary>
/// <param name="Insz">The eleven digits.</param>
public sealed record RevealedInsz(string Insz);
