using AgiiPlatform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Overview;

/// <summary>An agreement bears all its signatures.</summary>
internal static class WhenAgreementSigned
{
    internal static async Task Handle(AgreementSigned message, OverviewDb db, CancellationToken ct)
    {
        var fact = await db.Agreements.FirstOrDefaultAsync(f => f.Id == message.AgreementId, ct);
        if (fact is null)
        {
            db.Agreements.Add(fact = new AgreementFact(message.AgreementId));
        }

        if (fact.Apply(message))
        {
            await db.Save(nameof(WhenAgreementSigned), fact, ct);
        }
    }
}
