using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Caseloads;

/// <summary>
/// A consultant who opens "Mijn gemeenten" becomes known here by name, so that who assigns them finds a name to choose: messages
/// carry no names and services do not call each other.
/// </summary>
internal static class IntroduceConsultant
{
    internal static async Task Handle(CaseloadsDb db, Visitor visitor, CancellationToken ct)
    {
        if (visitor.Roles.All(r => r.Name != Role.Consultant) || visitor.Name.Length == 0)
        {
            return;
        }

        var consultant = await db.Consultants.FirstOrDefaultAsync(c => c.Id == visitor.PersonId, ct);
        if (consultant?.Name == visitor.Name)
        {
            return;
        }

        if (consultant is null)
        {
            db.Consultants.Add(consultant = new Consultant(visitor.PersonId!.Value));
        }

        consultant.IsCalled(visitor.Name);
        try
        {
            await db.Save(nameof(IntroduceConsultant), consultant, ct);
        }
        catch (Exception e) when (e is DbUpdateException or Refusal)
        {
            // The same page was opened twice at once: the other request made the introduction.
        }
    }
}
