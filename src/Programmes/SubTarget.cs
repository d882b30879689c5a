namespace AgiiPlatform.Programmes;

/// <summary>A part of what an action is to reach, as the municipality divides it: 100 professionals and 200 citizens of 300.</summary>
/// <param name="Name">Whom.</param>
/// <param name="Target">How many.</param>
public sealed record SubTarget(string Name, int Target);
