namespace AgiiPlatform.Platform.Http;

/// <summary>As much is under way as this process can bear: 503, and when to come back.</summary>
public sealed class TooBusy() : Exception("Too busy.");
