namespace AgiiPlatform.Host.Operations;

/// <summary>The master keys of national numbers, and what they lock.</summary>
/// <param name="Current">The version that locks now.</param>
/// <param name="Here">The versions that this process has.</param>
/// <param name="Uses">How many numbers are locked with each.</param>
/// <param name="LastRotation">When a rotation was begun last; null when none was.</param>
public sealed record Keys(byte Current, IReadOnlyList<byte> Here, IReadOnlyList<KeyUse> Uses, Occurrence? LastRotation)
{
    /// <summary>How many numbers are locked with another key than the current one.</summary>
    public int Left => Uses.Where(u => u.Version != Current).Sum(u => u.Numbers);
}
