namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// How an annex stands today: its stage, and once approved the calendar, the requests and the evaluation. Nobody sets it.
/// </summary>
public enum AnnexState
{
    /// <summary>Concept.</summary>
    Draft,
    /// <summary>Afgestemd between both sides, waiting for approval.</summary>
    Agreed,
    /// <summary>Goedgekeurd, before its first day.</summary>
    Approved,
    /// <summary>Lopend.</summary>
    Running,
    /// <summary>Herziening gevraagd: a request is open.</summary>
    RevisionRequested,
    /// <summary>Herzien: a later edition took its place.</summary>
    Revised,
    /// <summary>Te evalueren: over, and not evaluated.</summary>
    ToEvaluate,
    /// <summary>Geëvalueerd, in its last month.</summary>
    Evaluated,
    /// <summary>Afgesloten: evaluated and over.</summary>
    Closed,
}
