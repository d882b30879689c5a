namespace AgiiPlatform.Agreements.Signatures;

/// <summary>How a signature was set.</summary>
public enum SigningMethod
{
    /// <summary>By hand, on paper.</summary>
    Paper,

    /// <summary>Electronically, for instance with the identity card.</summary>
    Electronic,
}
