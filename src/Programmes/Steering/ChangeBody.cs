using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>Changes a steering body and who is in it; one that ended stays readable.</summary>
internal static class ChangeBody
{
    internal static readonly PageAddress Page = new("/stuurgroepen/{id:guid}/wijzigen");

    internal static readonly PageAddress FromFile = new("/stuurgroepen/{id:guid}/leden/nakijken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/steering-bodies/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De stuurgroep is gewijzigd.", then: OpenBody.Page)
        .FromSheet(FromFile, BodySheets.InSheet, Show);

    private static async Task Handle(Guid id, BodyInput input, ProgrammesDb db, CancellationToken ct)
    {
        var body = await db.Get<SteeringBody>(id, ct);
        var terms = await input.Checked(id, db, ct);
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(body.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft deze stuurgroep intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.");
        body.Write(terms);
        await db.Save(nameof(ChangeBody), body, ct);
    }

    internal static async Task<IReadOnlyList<(string Value, string Text)>> Programmes(ProgrammesDb db, CancellationToken ct) =>
        [.. (await db.Programmes.OrderByDescending(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(ct))
            .Select(p => ($"{p.Id}", p.Name))];

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var body = await db.SteeringBodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) ?? throw new NotFound();
        return await Pages.Show<BodyFormPage>(new
        {
            Id = id, body.Version, BodyName = body.Name, Programmes = await Programmes(db, ct),
            Form = form.IsTyped ? form : FormState.With(
            [
                ("name", body.Name), ("meetingsMin", body.MeetingsMin?.ToString()), ("meetingsMax", body.MeetingsMax?.ToString()),
                ("from", $"{body.From:O}"), ("until", $"{body.Until:O}"),
                .. (body.Composition?.Split('\n') ?? []).Select(r => ("composition[]", (string?)r)),
                .. body.ProgrammeIds.Select(p => ("programmes[]", (string?)$"{p}")),
                .. body.Members.Index().SelectMany(m => ((string, string?)[])
                [
                    ($"members[{m.Index}].name", m.Item.Name), ($"members[{m.Index}].title", m.Item.Title),
                    ($"members[{m.Index}].organisation", m.Item.Organisation), ($"members[{m.Index}].role", m.Item.Role),
                    ($"members[{m.Index}].from", $"{m.Item.From:O}"), ($"members[{m.Index}].until", $"{m.Item.Until:O}"),
                ]),
            ]),
        });
    }
}
