namespace AgiiPlatform.Host.Operations;

/// <summary>How many national numbers are locked with one version of the master key.</summary>
public sealed record KeyUse(byte Version, int Numbers);
