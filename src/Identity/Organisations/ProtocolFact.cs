using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Identity.Organisations;

/// <summary>What the messages say of a protocol between AgII and the OCMW of a municipality: that both signed it, and for when.</summary>
internal sealed class ProtocolFact : Projection
{
    /// <summary>Its first day.</summary>
    public DateOnly From { get; set; }

    /// <summary>Its last day; null when it has none.</summary>
    public DateOnly? Until { get; set; }
}
