namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A national number as it is stored: encrypted, its keyed hash to find it by, and in the form that may be shown.</summary>
internal sealed record EncryptedInsz(byte[] Locked, byte[] Fingerprint, string Masked);
