namespace AgiiPlatform.Identity.Offboarding;

/// <summary>How far a municipality is in leaving the platform.</summary>
public enum StayState
{
    /// <summary>People work in it.</summary>
    Open,
    /// <summary>From a day on everything can be read, and nothing written.</summary>
    ReadOnly,
    /// <summary>Nobody enters it.</summary>
    Closed,
}
