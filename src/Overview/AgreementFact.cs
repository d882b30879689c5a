using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Storage;

namespace AgiiPlatform.Overview;

/// <summary>What the messages say about one agreement; kept like a <see cref="VisitFact"/>.</summary>
internal sealed class AgreementFact : TenantRow
{
    private AgreementFact()
    {
    }

    internal AgreementFact(Guid agreementId) => Id = agreementId;

    public DateOnly? SignedOn { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    public bool Counts { get; private set; }

    /// <summary>Which parts of the minimum content it holds (R13).</summary>
    public bool DataExchange { get; private set; }

    /// <inheritdoc cref="DataExchange"/>
    public bool ContactPerson { get; private set; }

    /// <inheritdoc cref="DataExchange"/>
    public bool MutualReferral { get; private set; }

    /// <inheritdoc cref="VisitFact.Published"/>
    public int Published { get; private set; }

    /// <inheritdoc cref="VisitFact.Apply(VisitHeld)"/>
    internal bool Apply(AgreementSigned signed) =>
        Apply(signed.Version, () => (SignedOn, From, Until, Counts, DataExchange, ContactPerson, MutualReferral) =
            (signed.SignedOn, signed.From, signed.Until, true, signed.DataExchange, signed.ContactPerson, signed.MutualReferral));

    /// <inheritdoc cref="VisitFact.Apply(VisitHeld)"/>
    internal bool Apply(AgreementNoLongerSigned ended) => Apply(ended.Version, () => Counts = false);

    private bool Apply(int version, Action change)
    {
        if (version <= Published)
        {
            return false;
        }

        change();
        Published = version;
        return true;
    }
}
