namespace AgiiPlatform.Inburgering;

/// <summary>The two that work together.</summary>
public enum ReferralParty
{
    /// <summary>The OCMW of the municipality.</summary>
    Ocmw,

    /// <summary>The agency.</summary>
    Agii,
}
