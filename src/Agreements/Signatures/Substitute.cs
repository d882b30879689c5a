namespace AgiiPlatform.Agreements.Signatures;

/// <summary>Somebody who signs in the place of a representative.</summary>
/// <param name="Name">The name.</param>
/// <param name="Title">In which capacity, as printed.</param>
public sealed record Substitute(string Name, string Title);
