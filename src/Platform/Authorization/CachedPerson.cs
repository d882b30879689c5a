namespace AgiiPlatform.Platform.Authorization;

/// <summary>A person as a service knows them; signing in at a version before <paramref name="SessionsFrom"/> no longer counts.</summary>
internal sealed record CachedPerson(IReadOnlyList<Grant> Grants, long SessionsFrom);
