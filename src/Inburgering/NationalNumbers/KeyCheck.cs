namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>What tells a master key from another one of the same version, and says nothing of the key itself.</summary>
internal sealed class KeyCheck
{
    /// <summary>The version of the key.</summary>
    public required int Version { get; init; }

    /// <summary>A keyed hash, 32 bytes (<see cref="InszVault.CheckValue"/>).</summary>
    public required byte[] Value { get; init; }
}
