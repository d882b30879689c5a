namespace AgiiPlatform.Platform.Http;

/// <summary>The answer to a call that made something: its id.</summary>
public sealed record CreatedId(Guid Id);
