namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>The general manager, or whom he named, gives somebody of the municipality another role there.</summary>
internal static class GiveOwnRole
{
    internal sealed record Input
    {
        public string? Role { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.OwnPeopleManage, "/people/{id:guid}/rights", Handle, location: "/people/{id}")
        .Form(GiveRight.Page, Show, "De rol is toegekend.", then: OpenPerson.PageAtRight);

    private static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<GiveRightPage>(new { Person = await OpenColleague.Look(id, db, registry, ct), Form = form });

    private static async Task<Guid> Handle(
        Guid id, Input input, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await Colleagues.Find(id, db, ct);
        var asked = new RightInput { Role = input.Role, Tenant = db.Context.Tenant!.Slug, From = input.From, Until = input.Until };
        new Check().OwnRole(input.Role, user).Right(asked, registry).ThrowIfInvalid();
        var right = asked.For(id, registry);
        await db.Give(person, right, registry, ct);
        await db.Save(nameof(GiveOwnRole), null, $"{id}: {right.InLog(registry)}", ct, made: right.Id);
        return right.Id;
    }
}
