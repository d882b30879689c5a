namespace AgiiPlatform.Platform.Http;

/// <summary>What was asked for does not exist, or belongs to somebody else: nobody can tell which. Answered as 404.</summary>
public sealed class NotFound() : Exception("Not found.");
