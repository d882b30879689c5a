namespace AgiiPlatform.Platform.Http;

/// <summary>The Idempotency-Key of a request, and a SHA-256 (hexadecimal) of its address and body.</summary>
public sealed record RequestKey(string Key, string RequestHash);
