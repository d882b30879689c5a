namespace AgiiPlatform.Platform.Messaging;

/// <summary>A message that cannot be true, such as one of a tenant that nobody knows: never retried, straight to the error queue.</summary>
public sealed class RefusedMessage(string why) : Exception(why);
