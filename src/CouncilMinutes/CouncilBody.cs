namespace AgiiPlatform.CouncilMinutes;

/// <summary>The bodies of a municipality and its OCMW that keep minutes (decreet over het lokaal bestuur).</summary>
public enum CouncilBody
{
    /// <summary>Gemeenteraad.</summary>
    MunicipalCouncil,

    /// <summary>Raad voor maatschappelijk welzijn: the council of the OCMW.</summary>
    OcmwCouncil,

    /// <summary>Vast bureau: the executive of the OCMW.</summary>
    PermanentBureau,

    /// <summary>College van burgemeester en schepenen.</summary>
    College,
}
