namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>How far a protocol is, derived from its dates.</summary>
public enum ProtocolState
{
    /// <summary>Not signed yet, or not begun.</summary>
    Draft,

    /// <summary>Signed, and within its period.</summary>
    Active,

    /// <summary>Its last day has passed.</summary>
    Ended,
}
