namespace AgiiPlatform.Caseloads;

/// <summary>
/// A consultant who opens "Mijn gemeenten" becomes known here by name, so that who assigns them finds a name to choose: messages
/// carry no names and services do not call each other.
/// </summary>
internal static class IntroduceConsultant
{
    internal static async Task Handle(CaseloadsDb db, CurrentUser user, CancellationToken ct)
    {
        if (user.Roles.All(r => r.Name != Role.Consultant) || user.Name.Length == 0)
        {
            return;
        }

        var consultant = await db.Consultants.FirstOrDefaultAsync(c => c.Id == user.PersonId, ct);
        if (consultant?.Name == user.Name)
        {
            return;
        }

        if (consultant is null)
        {
            db.Consultants.Add(consultant = new Consultant(user.PersonId!.Value));
        }

        consultant.IsCalled(user.Name);
        try
        {
            await db.Save(nameof(IntroduceConsultant), consultant, ct);
        }
        catch (RuleViolation)
        {
            // The same page was opened twice at once: the other request made the introduction.
        }
    }
}
