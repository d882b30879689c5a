namespace AgiiPlatform.Agreements.Obligations;

/// <summary>In which role somebody took part, on that day: titles and offices change, the record of the day does not.</summary>
[Flags]
public enum ParticipantRole
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>The responsible member of AgII's staff.</summary>
    Agency = 1,
    /// <summary>The alderman, or whoever carries the policy.</summary>
    Alderman = 2,
    /// <summary>The responsible official of the municipality.</summary>
    Official = 4,
    /// <summary>The general manager.</summary>
    Director = 8,
    /// <summary>Somebody of the OCMW.</summary>
    Ocmw = 16,
    /// <summary>An expert or partner from outside.</summary>
    External = 32,
}
