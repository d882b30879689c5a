namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How firm an action is.</summary>
public enum Modality
{
    /// <summary>Vast.</summary>
    Fixed,
    /// <summary>Op vraag.</summary>
    OnRequest,
    /// <summary>Afhankelijk van something.</summary>
    Conditional,
}
