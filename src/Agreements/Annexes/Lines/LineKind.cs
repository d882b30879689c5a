namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Whether a line is an action, or only points to another agreement.</summary>
public enum LineKind
{
    /// <summary>Something that will be done.</summary>
    Action,
    /// <summary>"Zie samenwerkingsovereenkomst …": the programme is worked out elsewhere.</summary>
    Reference,
}
