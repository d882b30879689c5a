namespace AgiiPlatform.Identity.Onboarding;

/// <summary>How far a municipality is on board.</summary>
/// <param name="Organisation">Its slug.</param>
/// <param name="Name">Its name, from the registry.</param>
/// <param name="Region">The slug of its region.</param>
/// <param name="Done">The steps that are done.</param>
/// <param name="Next">The first that is not; null when all are.</param>
public sealed record OnboardingView(
    string Organisation, string Name, string Region, IReadOnlyList<OnboardingStep> Done, OnboardingStep? Next)
{
    /// <summary>How many steps there are.</summary>
    internal static int Steps => Enum.GetValues<OnboardingStep>().Length;

    /// <summary>As it is shown.</summary>
    internal string InWords => $"{Done.Count} van {Steps} stappen klaar";
}
