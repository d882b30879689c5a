namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// A consultant who opens the agreements, an annex or the meetings of a municipality becomes known there by name, to the municipality and
/// to AgII: messages carry no names and services do not call each other.
/// </summary>
internal static class IntroduceConsultant
{
    internal static async Task Handle(AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        if (user is not { PersonId: { } person, Name.Length: > 0, Tenant: { Kind: TenantKind.Municipality } here }
            || user.Roles.All(r => r.Name != Role.Consultant) || !here.ExistsOn(db.Context.Today))
        {
            return;
        }

        var known = await db.StaffNames.FirstOrDefaultAsync(s => s.Id == person, ct);
        if (known?.Name == user.Name)
        {
            return;
        }

        if (known is null)
        {
            db.StaffNames.Add(known = new StaffName(person, user.Name));
        }

        known.Name = user.Name;
        try
        {
            await db.Save(nameof(IntroduceConsultant), known, ct);
        }
        catch (RuleViolation)
        {
            db.DiscardChanges(); // The same page was opened twice at once: the other request made the introduction.
        }
    }
}
