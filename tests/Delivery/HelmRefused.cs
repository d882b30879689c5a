namespace AgiiPlatform.Delivery;

/// <summary>Helm ended with an error; the message is what it said.</summary>
public sealed class HelmRefused(string message) : Exception(message);
