namespace AgiiPlatform.Identity.Organisations;

/// <summary>The settings of an organisation.</summary>
/// <param name="CompanyNumber">The number in the Crossroads Bank for Enterprises, ten digits.</param>
/// <param name="Email">The general e-mail address.</param>
/// <param name="Phone">The general telephone number.</param>
/// <param name="Street">Street and number.</param>
/// <param name="PostalCode">Four digits.</param>
/// <param name="City">The place.</param>
/// <param name="Contact">Who of the organisation answers AgII's questions.</param>
/// <param name="ContactName">Their name.</param>
/// <param name="AsksSecondStep">Whether everybody in it must sign in with a second step.</param>
/// <param name="SecondStepAskedByPlatform">Whether the platform asks that, whatever the organisation chooses.</param>
/// <param name="SignIn">How its people sign in: <c>local</c>, or <c>openid</c> at a provider of its own.</param>
/// <param name="Issuer">That provider.</param>
/// <param name="Version">What who changes it says they had before them.</param>
public sealed record SettingsView(
    string? CompanyNumber, string? Email, string? Phone, string? Street, string? PostalCode, string? City, Guid? Contact,
    string? ContactName, bool AsksSecondStep, bool SecondStepAskedByPlatform, string SignIn, string? Issuer, int Version);
