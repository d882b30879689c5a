namespace AgiiPlatform.Programmes;

/// <summary>Whose people are at work.</summary>
public enum PersonnelSource
{
    /// <summary>A service of the municipality.</summary>
    Municipality,
    /// <summary>A partner, such as a non-profit organisation.</summary>
    Partner,
    /// <summary>AgII, which lends its support: counted beside the programme's own people, never with them.</summary>
    Agency,
}
