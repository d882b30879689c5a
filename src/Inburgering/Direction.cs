namespace AgiiPlatform.Inburgering;

/// <summary>Which way a referral goes.</summary>
public enum Direction
{
    /// <summary>The OCMW refers its client to AgII.</summary>
    OcmwToAgii,

    /// <summary>AgII refers its client to the OCMW.</summary>
    AgiiToOcmw,
}
