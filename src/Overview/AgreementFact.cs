using AgiiPlatform.Contracts;

namespace AgiiPlatform.Overview;

/// <summary>What the messages say about one agreement; one that is no longer signed stays, without counting.</summary>
internal sealed class AgreementFact : Fact
{
    public DateOnly? SignedOn { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>Which parts of the minimum content it holds (R13).</summary>
    public bool DataExchange { get; private set; }

    /// <inheritdoc cref="DataExchange"/>
    public bool ContactPerson { get; private set; }

    /// <inheritdoc cref="DataExchange"/>
    public bool MutualReferral { get; private set; }

    internal void Apply(AgreementSigned signed) =>
        (SignedOn, From, Until, Counts, DataExchange, ContactPerson, MutualReferral) =
            (signed.SignedOn, signed.From, signed.Until, true, signed.DataExchange, signed.ContactPerson, signed.MutualReferral);
}
