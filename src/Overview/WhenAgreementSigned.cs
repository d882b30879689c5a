using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>An agreement has all its signatures: it counts from the day of the last one.</summary>
internal static class WhenAgreementSigned
{
    internal static Task Handle(AgreementSigned message, OverviewDb db, CancellationToken ct)
    {
        FactDate.Check(message.SignedOn, db.Context.Today);
        return Projection.Apply<AgreementFact>(db, nameof(WhenAgreementSigned), message.AgreementId, message.Version, f =>
            f.Apply(message), ct);
    }
}
