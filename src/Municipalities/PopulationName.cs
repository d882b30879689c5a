namespace AgiiPlatform.Municipalities;

/// <summary>Which municipalities a percentage is taken of.</summary>
public enum PopulationName
{
    /// <summary>All Flemish municipalities: 300 from 2019, 285 from 2025.</summary>
    All,

    /// <summary>Where the agency works: without Antwerpen and Gent, that have their own agencies. 298 from 2019, 283 from 2025.</summary>
    Agii,
}
