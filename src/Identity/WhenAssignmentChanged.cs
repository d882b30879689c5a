using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Identity;

/// <summary>An assignment gives a consultant access to a municipality, on its dates only.</summary>
internal static class WhenAssignmentChanged
{
    internal static async Task Handle(AssignmentChanged message, IdentityDb db, CancellationToken ct)
    {
        RefusedMessage.IfNoVersion(message.Version);
        var person = await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == message.ConsultantId, ct);
        RefusedMessage.If(person?.Rights.Any(r => r.Role == Role.Consultant && r.AssignmentId is null) != true,
            "who is assigned is, and was, no consultant of AgII.");
        var right = person!.Rights.Find(r => r.AssignmentId == message.AssignmentId);
        if (right?.AssignmentVersion >= message.Version)
        {
            return; // an older message that came late
        }

        if (right is null)
        {
            right = new Right
            {
                PersonId = person.Id, Role = Role.Consultant, TenantId = message.MunicipalityId, AssignmentId = message.AssignmentId,
            };
            db.Rights.Add(right);
        }

        right.GivenNow(by: null, db.Context.Now, awaits: false);
        (right.From, right.Until, right.AssignmentVersion) = (message.From, message.Until, message.Version);
        person.RightsChanged();
        db.PublishRightsOf(person);
        await db.Save(nameof(WhenAssignmentChanged), null, ct);
    }
}
