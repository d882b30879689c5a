namespace AgiiPlatform.Identity.Onboarding;

/// <summary>Which municipalities are looked for.</summary>
internal enum OnboardingStatus
{
    /// <summary>No step is done.</summary>
    NotBegun,

    /// <summary>Some are.</summary>
    Underway,

    /// <summary>All are.</summary>
    Done,
}
