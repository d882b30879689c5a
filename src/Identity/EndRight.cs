namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator sets the last day of somebody's role, because they leave or change work. After a day that has passed the role no
/// longer counts, in the other services as soon as the message has reached them; a later day gives it back.
/// </summary>
internal static class EndRight
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/personen/{id:guid}/rollen/{rightId:guid}/einde");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people/{id:guid}/rights/{rightId:guid}/end", Handle)
        .Form(Page, Show, "De einddatum is bewaard.", then: OpenPerson.Page);

    private static async Task<IResult> Show(
        Guid id, Guid rightId, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await ShowRight(await OpenPerson.Look(id, db, registry, ct), rightId, form, db);

    /// <summary>The form about one right of a person.</summary>
    internal static async Task<IResult> ShowRight(PersonView person, Guid rightId, FormState form, IdentityDb db)
    {
        var right = person.Access.FirstOrDefault(r => r.Id == rightId) ?? throw new NotFound();
        return await Pages.Show<EndRightPage>(new
        {
            Person = person,
            Right = right,
            Form = form.HasErrors ? form : FormState.With(("until", (right.Until ?? db.Context.Today).ToString("O"))),
        });
    }

    private static async Task Handle(Guid id, Guid rightId, Input input, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        var right = person.Rights.Find(r => r.Id == rightId) ?? throw new NotFound();
        new Check().Required(input.Until, "until", "de laatste dag").MaxLength(input.Reason, "reason", "de reden").ThrowIfInvalid();

        var until = input.Until!.Value;
        if (right.Role == Role.Administrator && !(right.Until <= until))
        {
            var other = await AnotherAdministrator(right, db, ct) ?? throw new RuleViolation("last-administrator",
                "Dit is de laatste platformbeheerder. Geef eerst iemand anders die rol: anders kan niemand nog accounts beheren.");
            other.Touch(); // of two administrators who end each other's role at the same moment, the second is refused
        }

        var isLonger = right.Until < until;
        person.End(right, until);
        if (isLonger)
        {
            db.RefuseOneself(id);
            await db.Given(right, registry, ct);
            await db.RefuseUnconfirmable(right, registry, ct);
        }

        db.PublishRightsOf(person);
        await db.Save(nameof(EndRight), null, $"{id}: {right.InLog(registry)}" + (input.Reason is { } why ? $": {why}" : ""), ct);
    }

    /// <summary>Somebody else who is administrator today, without an end.</summary>
    private static Task<Person?> AnotherAdministrator(Right right, IdentityDb db, CancellationToken ct)
    {
        var today = db.Context.Today;
        return db.People.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Id != right.PersonId && p.Rights.Any(
            r => r.Role == Role.Administrator && r.Until == null && (r.From == null || r.From <= today)), ct);
    }
}
