namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The person that a referral is about, as far as the protocol let it travel.</summary>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Insz">The national number, masked; in full it is an act of its own.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="InterpreterLanguage">The language of the interpreter who is needed; null when none is.</param>
public sealed record ClientView(
    string FirstName, string LastName, string? Insz, DateOnly? BirthDate, string? Phone, string? Email, string? InterpreterLanguage);
