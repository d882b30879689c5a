namespace AgiiPlatform.Platform.Messaging;

/// <summary>A message that a consumer does not believe, whatever the moment: never retried, straight to the error queue.</summary>
public sealed class RefusedMessage(string why) : Exception($"Refused: {why}")
{
    /// <summary>More changes of one record than there can be.</summary>
    private const int MostVersions = 1_000_000;

    /// <summary>Refuses the message when <paramref name="wrong"/>.</summary>
    public static void If(bool wrong, string why) => _ = wrong ? throw new RefusedMessage(why) : wrong;

    /// <summary>Refuses a version that no record can have: a copy that took it would hear of no change any more.</summary>
    public static void IfNoVersion(long version) => If(version is < 1 or > MostVersions, $"version {version} cannot be.");
}
