namespace AgiiPlatform.Programmes;

/// <summary>Which version of which definition a programme follows.</summary>
/// <param name="Id">The definition.</param>
/// <param name="Version">Its version when the programme was started.</param>
public sealed record UsedDefinition(string Id, int Version);
