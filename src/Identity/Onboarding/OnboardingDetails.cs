namespace AgiiPlatform.Identity.Onboarding;

/// <summary>What was noted of a municipality that is brought on board.</summary>
/// <param name="Progress">How far it is.</param>
/// <param name="CompanyNumber">The number in the Crossroads Bank for Enterprises, ten digits.</param>
/// <param name="Email">The general e-mail address.</param>
/// <param name="Phone">The general telephone number.</param>
/// <param name="Administrators">Who manages its people.</param>
/// <param name="SignIn">How its people sign in, as noted: <c>local</c> or <c>openid</c>.</param>
/// <param name="Issuer">The provider that was set up.</param>
/// <param name="ProtocolPrepared">Whether it was noted that the protocol is prepared.</param>
/// <param name="ProtocolFrom">The first day of the protocol that both signed.</param>
/// <param name="Version">What who changes it says they had before them.</param>
public sealed record OnboardingDetails(
    OnboardingView Progress, string? CompanyNumber, string? Email, string? Phone, IReadOnlyList<FirstAdministratorView> Administrators,
    string? SignIn, string? Issuer, bool ProtocolPrepared, DateOnly? ProtocolFrom, int Version);
