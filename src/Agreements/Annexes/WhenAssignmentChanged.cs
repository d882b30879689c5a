using AgiiPlatform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A consultant was assigned, or an assignment got another end: kept, to see which annexes lean on somebody who leaves.</summary>
internal static class WhenAssignmentChanged
{
    internal static async Task Handle(AssignmentChanged message, AgreementsDb db, CancellationToken ct)
    {
        var assignment = await db.Assignments.FirstOrDefaultAsync(a => a.Id == message.AssignmentId, ct);
        if (assignment is null)
        {
            db.Assignments.Add(assignment = new Assignment(message.AssignmentId));
        }

        if (assignment.Apply(message))
        {
            await db.Save(nameof(WhenAssignmentChanged), assignment, ct);
        }
    }
}
