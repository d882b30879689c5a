namespace AgiiPlatform.Platform.Http;

/// <summary>The Idempotency-Key of a request, and a SHA-256 (hexadecimal) of all that it asks.</summary>
public sealed record RequestKey(string Key, string RequestHash);
