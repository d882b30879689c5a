namespace AgiiPlatform.Programmes;

/// <summary>The way that a service goes in a policy plan, in phases.</summary>
/// <param name="Service">The service.</param>
/// <param name="Phases">Its phases in their order.</param>
public sealed record Track(string Service, IReadOnlyList<Phase> Phases);
