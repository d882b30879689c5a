namespace AgiiPlatform.Identity;

/// <summary>
/// The general manager of a municipality, or for AgII the regional manager of the region, confirms a role that an administrator gave
/// there: only then it opens anything.
/// </summary>
internal static class ConfirmRight
{
    internal static readonly PageAddress Action = new("/toegang/{rightId:guid}/bevestigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AccessConfirm, "/access/{rightId:guid}/confirmation", Handle)
        .Button(Action, ShowAccess.Show, "De toegang is bevestigd. Binnen enkele seconden kan deze persoon aan het werk.",
            then: ShowAccess.Page);

    private static async Task Handle(
        Guid rightId, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Rights.Any(r => r.Id == rightId), ct);
        var right = person?.Rights.Find(r => r.Id == rightId);
        if (right is null || right.TenantIn(registry).Id != db.Context.TenantId)
        {
            throw new NotFound();
        }

        RuleViolation.If(!IsFor(right, user), "not-the-own-organisation",
            "Alleen iemand van de organisatie zelf bevestigt dit: de algemeen directeur, of bij AgII de regiomanager van die regio.");
        right.Confirm(user.PersonId!.Value, db.Context.Now);
        person!.RightsChanged();
        db.PublishRightsOf(person);
        await db.Save(nameof(ConfirmRight), null, $"{person.Id}: {right.InLog(registry)}", ct);
    }

    /// <summary>Whether this person is of the organisation, and of the region, in which the right is.</summary>
    internal static bool IsFor(Right right, CurrentUser user) => user.Roles.Any(r =>
        r.Permissions.Contains(Permission.AccessConfirm) && r.OfAgency == Role.All[right.Role].OfAgency)
        && (right.Region is null || user.Regions.Contains(right.Region));
}
