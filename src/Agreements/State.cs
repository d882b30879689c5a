namespace AgiiPlatform.Agreements;

/// <summary>How an agreement stands today: its stage and, once signed, the calendar. Nobody sets it.</summary>
public enum State
{
    /// <summary>Concept: being written, nothing decided.</summary>
    Draft,
    /// <summary>Doorverwezen naar de raad: the college passed it on, the council must decide.</summary>
    Referred,
    /// <summary>Verworpen: the council said no.</summary>
    Rejected,
    /// <summary>Goedgekeurd: the council said yes, nobody signed yet.</summary>
    Approved,
    /// <summary>Gedeeltelijk ondertekend: somebody signed, not everybody.</summary>
    PartlySigned,
    /// <summary>Ondertekend by all, before its first day.</summary>
    Signed,
    /// <summary>Lopend: signed by all and today within the period.</summary>
    Running,
    /// <summary>Afgelopen: signed by all, and over.</summary>
    Ended,
}
