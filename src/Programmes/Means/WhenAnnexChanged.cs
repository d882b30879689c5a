using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Programmes.Means;

/// <summary>An annex was drafted, changed, approved, revised or deleted.</summary>
internal static class WhenAnnexChanged
{
    internal static Task Handle(AnnexChanged message, ProgrammesDb db, CancellationToken ct) =>
        Projection.Apply<AnnexFact>(db, nameof(WhenAnnexChanged), message.AnnexId, message.Version, a => a.Apply(message), ct);
}
