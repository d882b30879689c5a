namespace AgiiPlatform.Caseloads;

/// <summary>How far a visit is. Only a held one counts.</summary>
public enum VisitState
{
    /// <summary>To come, or past and waiting for its outcome.</summary>
    Planned,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>It did not take place.</summary>
    Cancelled,
}
