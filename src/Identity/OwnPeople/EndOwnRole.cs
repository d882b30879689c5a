namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>The general manager, or whom he named, sets the last day of somebody's role in the municipality.</summary>
internal static class EndOwnRole
{
    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.OwnPeopleManage, "/people/{id:guid}/rights/{rightId:guid}/end", Handle)
        .Form(EndRight.Page, Show, "De einddatum is bewaard.", then: OpenPerson.Page);

    private static async Task<IResult> Show(
        Guid id, Guid rightId, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await EndRight.ShowRight(await OpenColleague.Look(id, db, registry, ct), rightId, form, db);

    private static async Task Handle(
        Guid id, Guid rightId, EndRight.Input input, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await Colleagues.Find(id, db, ct);
        var right = person.RightsHere(db.Context).FirstOrDefault(r => r.Id == rightId) ?? throw new NotFound();
        new Check().Required(input.Until, "until", "de laatste dag").MaxLength(input.Reason, "reason", "de reden").ThrowIfInvalid();
        await db.SetEnd(person, right, input.Until!.Value, user, registry, ct);
        db.PublishRightsOf(person);
        await db.Save(nameof(EndOwnRole), null, $"{id}: {right.InLog(registry)}" + (input.Reason is { } why ? $": {why}" : ""), ct);
    }
}
