namespace AgiiPlatform.Platform.Http;

/// <summary>The key a client sent with a request, and a SHA-256 (hexadecimal) of its address and body, by which another request under that key is refused.</summary>
public sealed record RequestKey(string Key, string RequestHash);
