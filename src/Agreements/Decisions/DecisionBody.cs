namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Who decided: for the municipality, or for its OCMW.</summary>
public enum DecisionBody
{
    /// <summary>The college of mayor and aldermen: refers the agreement to the council.</summary>
    College,

    /// <summary>The municipal council: approves or rejects.</summary>
    Council,

    /// <summary>Vast bureau: refers an agreement of the OCMW to its council.</summary>
    PermanentBureau,

    /// <summary>Raad voor maatschappelijk welzijn, the council of the OCMW: approves or rejects.</summary>
    OcmwCouncil,
}
