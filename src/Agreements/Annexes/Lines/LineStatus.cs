namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How an action stands.</summary>
public enum LineStatus
{
    /// <summary>Voorgesteld.</summary>
    Proposed,
    /// <summary>Beschikbaar: on request, and nobody asked yet.</summary>
    Available,
    /// <summary>Afgesproken; with a working form: werkvorm bepaald.</summary>
    Agreed,
    /// <summary>Lopend.</summary>
    Running,
    /// <summary>Afgerond.</summary>
    Done,
    /// <summary>Uitgesteld.</summary>
    Postponed,
    /// <summary>Vervallen.</summary>
    Dropped,
}
