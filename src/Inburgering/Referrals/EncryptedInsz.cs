using AgiiPlatform.Contracts;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A national number as it is kept: locked, findable, and in the form that may be shown.</summary>
internal sealed record EncryptedInsz(byte[] Locked, byte[] Fingerprint, string Masked);
