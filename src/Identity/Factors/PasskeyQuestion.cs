namespace AgiiPlatform.Identity.Factors;

/// <summary>What a page asks of a passkey.</summary>
/// <param name="Options">For the browser, as WebAuthn writes it (JSON).</param>
/// <param name="State">For the platform, sealed: it comes back with the answer.</param>
public sealed record PasskeyQuestion(string Options, string State);
