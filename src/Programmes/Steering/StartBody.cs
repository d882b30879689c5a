namespace AgiiPlatform.Programmes.Steering;

/// <summary>Records a steering body of the municipality.</summary>
internal static class StartBody
{
    internal static readonly PageAddress Page = new("/stuurgroepen/nieuw");

    internal static readonly PageAddress PageFor = new("/stuurgroepen/nieuw?naam={name}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/steering-bodies", Handle)
        .Form(Page, Show, "De stuurgroep is toegevoegd.", then: OpenBody.Page);

    private static async Task<Guid> Handle(BodyInput input, ProgrammesDb db, CancellationToken ct)
    {
        if (db.Context.Tenant!.Kind != TenantKind.Municipality)
        {
            throw new NotFound();
        }

        var body = new SteeringBody();
        body.Write(await input.Checked(body.Id, db, ct));
        db.SteeringBodies.Add(body);
        await db.Save(nameof(StartBody), body, ct);
        return body.Id;
    }

    private static async Task<IResult> Show(string? naam, FormState form, ProgrammesDb db, CancellationToken ct) =>
        await Pages.Show<BodyFormPage>(new
        {
            Programmes = await ChangeBody.Programmes(db, ct),
            Form = form.IsTyped ? form : FormState.With(("name", naam), ("meetingsMin", "3"), ("meetingsMax", "4")),
        });
}
