namespace AgiiPlatform.Agreements;

/// <summary>One agreement in the list: what it is, its state and who must act.</summary>
public sealed record AgreementLine(
    Guid Id, string? Number, string Title, Theme Theme, DateOnly From, DateOnly Until,
    State State, string StateLabel, string Next, DateOnly? SignedOn);
