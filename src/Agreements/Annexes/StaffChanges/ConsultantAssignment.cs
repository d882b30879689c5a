using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What this service keeps of a consultant's assignment to a municipality, from the messages about it. A record of AgII.</summary>
internal sealed class ConsultantAssignment : Projection
{
    public Guid MunicipalityId { get; private set; }
    public Guid ConsultantId { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day; null while the assignment is open.</summary>
    public DateOnly? Until { get; private set; }

    internal void Apply(AssignmentChanged message) =>
        (MunicipalityId, ConsultantId, From, Until) = (message.MunicipalityId, message.ConsultantId, message.From, message.Until);
}
