using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Identity.Organisations;

/// <summary>A protocol was signed by both, or ended: the onboarding of the municipality shows it.</summary>
internal static class WhenProtocolInForce
{
    internal static Task Handle(ProtocolInForce message, IdentityDb db, CancellationToken ct)
    {
        RefusedMessage.If(message.Until < message.From, "its last day is before its first.");
        return Projection.Apply<ProtocolFact>(db, nameof(WhenProtocolInForce), message.ProtocolId, message.Version,
            f => (f.From, f.Until) = (message.From, message.Until), ct);
    }
}
