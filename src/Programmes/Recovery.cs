namespace AgiiPlatform.Programmes;

/// <summary>A part of what was granted that is asked back at the municipality that received it: of a shared project, the lead.</summary>
/// <param name="Date">The day of the decision.</param>
/// <param name="Cents">How much, in cents.</param>
/// <param name="Reason">Why.</param>
public sealed record Recovery(DateOnly Date, long Cents, string Reason);
