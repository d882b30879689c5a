namespace AgiiPlatform.Identity.Onboarding;

/// <summary>A part of a list of municipalities by name, how many were found in all, and among how many.</summary>
public sealed record OnboardingsFound(IReadOnlyList<OnboardingView> Items, Guid? Next, int Found, int Total);
