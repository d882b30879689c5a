namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// A place in the signature block: a representative, and when they signed; <paramref name="Signed"/> is null while they did not.
/// </summary>
public sealed record AcknowledgementPlace(string Party, string Name, string Title, Acknowledgement? Signed);
