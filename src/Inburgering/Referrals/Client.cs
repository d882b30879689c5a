namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>What the sender tells about the client, beside the national number.</summary>
internal sealed record Client(
    string FirstName, string LastName, DateOnly? BirthDate, string? Phone, string? Email, string? InterpreterLanguage);
