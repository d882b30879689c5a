namespace AgiiPlatform.Platform.Http;

/// <summary>The key is known, but for another request: 422.</summary>
internal sealed class KeyReused() : Exception("Idempotency key reused.");
