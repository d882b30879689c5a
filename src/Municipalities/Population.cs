namespace AgiiPlatform.Municipalities;

/// <summary>The denominator of a percentage: named, dated and counted.</summary>
/// <param name="Name">For people: "alle Vlaamse gemeenten" or "werkingsgebied AgII".</param>
/// <param name="On">The day it was counted on.</param>
/// <param name="Municipalities">What it holds.</param>
public sealed record Population(string Name, DateOnly On, IReadOnlyList<Municipality> Municipalities)
{
    /// <summary>How many municipalities.</summary>
    public int Count => Municipalities.Count;
}
