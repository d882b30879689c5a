namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>What the client is referred for.</summary>
public enum Reason
{
    /// <summary>Maatschappelijke oriëntatie.</summary>
    Mo,

    /// <summary>Dutch as a second language.</summary>
    Nt2,

    /// <summary>Guidance to work, by VDAB.</summary>
    Vdab,

    /// <summary>Participation and network trajectory, the fourth pillar.</summary>
    Pnt,

    /// <summary>Something else: a text says what.</summary>
    Other,
}
