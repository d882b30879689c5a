namespace AgiiPlatform.CouncilMinutes;

/// <summary>Whether the public could attend.</summary>
public enum Session
{
    /// <summary>Openbare zitting.</summary>
    Public,

    /// <summary>Besloten zitting.</summary>
    Closed,
}
