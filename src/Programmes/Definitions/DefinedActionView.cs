namespace AgiiPlatform.Programmes.Definitions;

/// <summary>An action of a definition as it is shown.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What is done.</param>
/// <param name="Objective">The code of its objective.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="RateCents">What a unit gets, in cents.</param>
/// <param name="Caps">The most that is subsidised.</param>
/// <param name="Jury">Whether a jury judges what was reached.</param>
public sealed record DefinedActionView(
    string Number, string Name, string Objective, string? Unit, long? RateCents, IReadOnlyList<Cap> Caps, bool Jury)
{
    internal static DefinedActionView Of(DefinedAction a) =>
        new(a.Number, a.Name, a.Objective, a.Unit, a.Rule?.RateCents, a.Rule?.Caps ?? [], a.Rule?.Jury ?? false);
}
