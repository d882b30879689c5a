using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Storage;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What this service keeps of a consultant's assignment to a municipality, from the messages about it. A record of AgII.</summary>
internal sealed class Assignment : TenantRow
{
    private Assignment()
    {
    }

    internal Assignment(Guid id) => Id = id;

    internal Guid MunicipalityId { get; private set; }
    internal Guid ConsultantId { get; private set; }
    internal DateOnly From { get; private set; }

    /// <summary>The last day; null while the assignment is open.</summary>
    internal DateOnly? Until { get; private set; }

    /// <summary>The version of the last message that was applied.</summary>
    internal int Known { get; private set; }

    /// <summary>Takes over a newer state; false for an older message that came late, or the same one again.</summary>
    internal bool Apply(AssignmentChanged message)
    {
        if (message.Version <= Known)
        {
            return false;
        }

        (MunicipalityId, ConsultantId, From, Until, Known) = (message.MunicipalityId, message.ConsultantId, message.From, message.Until, message.Version);
        return true;
    }
}
