namespace AgiiPlatform.Agreements.Decisions;

/// <summary>The municipality's confirmation of a decision that AgII recorded.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who confirmed it.</param>
public sealed record Confirmation(DateOnly On, Registrar By);
