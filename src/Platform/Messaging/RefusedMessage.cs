namespace AgiiPlatform.Platform.Messaging;

/// <summary>A message whose envelope names no tenant the registry knows: never retried, straight to the error queue.</summary>
internal sealed class MessageWithoutTenant(string consumer) : Exception($"A message for {consumer} names no known tenant.");
