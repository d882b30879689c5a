using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// A consultant was assigned, or an assignment got another end: kept, to see which annexes depend on somebody who leaves.
/// </summary>
internal static class WhenAssignmentChanged
{
    internal static Task Handle(AssignmentChanged message, AgreementsDb db, CancellationToken ct) =>
        Projection.Apply<ConsultantAssignment>(db, nameof(WhenAssignmentChanged), message.AssignmentId, message.Version, a =>
            a.Apply(message), ct);
}
