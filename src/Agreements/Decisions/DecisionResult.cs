namespace AgiiPlatform.Agreements.Decisions;

/// <summary>What was decided.</summary>
public enum DecisionResult
{
    /// <summary>The college refers it to the council.</summary>
    Referred,

    /// <summary>The council approves it.</summary>
    Approved,

    /// <summary>The council rejects it.</summary>
    Rejected,
}
