using AgiiPlatform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Overview;

/// <summary>An agreement does not count as signed any more.</summary>
internal static class WhenAgreementNoLongerSigned
{
    internal static async Task Handle(AgreementNoLongerSigned message, OverviewDb db, CancellationToken ct)
    {
        var fact = await db.Agreements.FirstOrDefaultAsync(f => f.Id == message.AgreementId, ct);
        if (fact is null)
        {
            db.Agreements.Add(fact = new AgreementFact(message.AgreementId));
        }

        if (fact.Apply(message))
        {
            await db.Save(nameof(WhenAgreementNoLongerSigned), fact, ct);
        }
    }
}
