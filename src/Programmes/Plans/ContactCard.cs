namespace AgiiPlatform.Programmes.Plans;

/// <summary>Whom to reach about a plan.</summary>
/// <param name="Name">Who.</param>
/// <param name="Title">The function.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Service">The code of the service in the organisation chart.</param>
/// <param name="Address">The address at work.</param>
/// <param name="Mobile">The mobile number at work.</param>
/// <param name="Mail">The e-mail address at work.</param>
public sealed record ContactCard(
    string Name, string? Title, string? Organisation, string? Service, string? Address, string? Mobile, string? Mail);
