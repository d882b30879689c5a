namespace AgiiPlatform.Identity.Onboarding;

/// <summary>The steps in which AgII brings a municipality on board, in their order. Each can be done later, and again.</summary>
public enum OnboardingStep
{
    /// <summary>Its name, shown, and its number in the Crossroads Bank for Enterprises.</summary>
    CompanyNumber,

    /// <summary>How the organisation is reached.</summary>
    Contact,

    /// <summary>Who manages its people first, by invitation.</summary>
    Administrators,

    /// <summary>How its people sign in.</summary>
    SignIn,

    /// <summary>The protocol between AgII and its OCMW.</summary>
    Protocol,
}
