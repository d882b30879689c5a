namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Who decided.</summary>
public enum DecisionBody
{
    /// <summary>The college of mayor and aldermen: refers the agreement to the council.</summary>
    College,

    /// <summary>The municipal council: approves or rejects.</summary>
    Council,
}
