using AgiiPlatform.Contracts;

namespace AgiiPlatform.Overview;

/// <summary>Agreements states all agreements of a municipality: the facts about them are built again.</summary>
internal static class WhenAgreementsStated
{
    internal static Task Handle(AgreementsStated message, OverviewDb db, CancellationToken ct)
    {
        message.Agreements.Where(a => a.Signed is not null).ToList()
            .ForEach(a => FactDate.Check(a.Signed!.SignedOn, db.Context.Today));
        return Rebuild.Take<AgreementFact>(db, nameof(WhenAgreementsStated), "agreements", message.RebuildId,
            [.. message.Agreements.Select(a => (a.AgreementId, a.Version, Change(a.Signed)))], ct);
    }

    private static Action<AgreementFact> Change(AgreementSigned? signed) =>
        fact =>
        {
            if (signed is null)
            {
                fact.Counts = false;
            }
            else
            {
                fact.Apply(signed);
            }
        };
}
