using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Storage;

namespace AgiiPlatform.Overview;

/// <summary>
/// What the messages say about one visit. The newest version wins, so that messages that come twice or out of order change nothing;
/// a cancelled visit stays, without counting, to outlast a late message that it was held.
/// </summary>
internal sealed class VisitFact : TenantRow
{
    private VisitFact()
    {
    }

    internal VisitFact(Guid visitId) => Id = visitId;

    /// <summary>The day it was held; null when only its cancellation is known.</summary>
    public DateOnly? Date { get; private set; }

    public bool Counts { get; private set; }

    /// <summary>The publisher's version; <see cref="TenantRow.Version"/> counts the writes of this row.</summary>
    public int Published { get; private set; }

    /// <summary>Takes the message over when it is newer; answers whether it was.</summary>
    internal bool Apply(VisitHeld held) => Apply(held.Version, () => (Date, Counts) = (held.Date, true));

    /// <inheritdoc cref="Apply(VisitHeld)"/>
    internal bool Apply(VisitCancelled cancelled) => Apply(cancelled.Version, () => Counts = false);

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
