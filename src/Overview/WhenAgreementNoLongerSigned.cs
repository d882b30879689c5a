using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>An agreement does not count as signed any more.</summary>
internal static class WhenAgreementNoLongerSigned
{
    internal static Task Handle(AgreementNoLongerSigned message, OverviewDb db, CancellationToken ct) =>
        Projection.Apply<AgreementFact>(db, nameof(WhenAgreementNoLongerSigned), message.AgreementId, message.Version, f =>
            f.Counts = false, ct);
}
