namespace AgiiPlatform.Agreements;

/// <summary>The state of an agreement on a day: its stage and, once signed, its period.</summary>
public enum State
{
    /// <summary>Concept: being written, nothing decided.</summary>
    Draft,

    /// <summary>Doorverwezen naar de raad: the college passed it on, the council must decide.</summary>
    Referred,

    /// <summary>Verworpen: the council rejected it.</summary>
    Rejected,

    /// <summary>Goedgekeurd: the council approved it, nobody signed yet.</summary>
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
