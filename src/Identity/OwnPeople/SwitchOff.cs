using AgiiPlatform.Identity.Sessions;

namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>
/// The general manager, or whom he named, ends all that somebody may do in the municipality, at once. Who works nowhere else is signed out
/// everywhere; the account stays, for the log refers to it, and a role gives access again.
/// </summary>
internal static class SwitchOff
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/personen/{id:guid}/uitschakelen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.OwnPeopleManage, "/people/{id:guid}/switch-off", Handle)
        .Form(Page, Show, "Deze persoon is uitgeschakeld: alle rollen zijn beëindigd.", then: OpenPerson.Page);

    private static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<SwitchOffPage>(new { Person = await OpenColleague.Look(id, db, registry, ct), Form = form });

    private static async Task Handle(
        Guid id, Input input, CurrentUser user, IdentityDb db, SessionStore sessions, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await Colleagues.Find(id, db, ct);
        new Check().MaxLength(input.Reason, "reason", "de reden").ThrowIfInvalid();
        var yesterday = db.Context.Today.AddDays(-1);
        var running = person.RightsHere(db.Context).Where(r => !(r.Until <= yesterday)).ToList();
        RuleViolation.If(id == user.PersonId, "switch-off-oneself", "U kunt uzelf niet uitschakelen. Vraag het aan iemand anders.");
        RuleViolation.If(running.Count == 0, "switched-off", "Deze persoon heeft hier geen rol meer.");
        foreach (var right in running)
        {
            await db.SetEnd(person, right, yesterday, user, registry, ct);
        }

        db.PublishRightsOf(person);
        await db.Save(nameof(SwitchOff), null, $"{id}" + (input.Reason is { } why ? $": {why}" : ""), ct);
        if (person.Rights.All(r => r.Until <= yesterday))
        {
            await sessions.EndAll(id, ct);
        }
    }
}
