using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Means;

/// <summary>Changes a line of people at work.</summary>
internal static class ChangePersonnel
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/personeel/{lineId:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/personnel/{lineId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, ShowLine, "Het personeel is gewijzigd.", then: OpenMeans.AtLine);

    private static async Task Handle(Guid id, Guid lineId, PersonnelInput input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        var saved = programme.Personnel.FirstOrDefault(p => p.Id == lineId) ?? throw new NotFound();
        var line = input.Checked(lineId, await db.CodesOf(id, ct), db.Context.Tenant!.Slug, await AnnexLines.Read(db, ct), saved);
        programme.RefuseUnless(input.Version);
        programme.Set(line);
        await db.Save(nameof(ChangePersonnel), programme, ct);
    }

    internal static Task<IResult> ShowLine(Guid id, Guid lineId, FormState form, ProgrammesDb db, CancellationToken ct) =>
        Show(id, lineId, form, db, ct);

    /// <summary>The form: for a new line, or with what the line says.</summary>
    internal static async Task<IResult> Show(Guid id, Guid? lineId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.WithMeans(id, ct);
        var line = lineId is null ? null : programme.Personnel.FirstOrDefault(p => p.Id == lineId) ?? throw new NotFound();
        var (annexes, tenant) = (await AnnexLines.Read(db, ct), db.Context.Tenant!.Slug);
        return await Pages.Show<PersonnelPage>(new
        {
            Id = id,
            LineId = lineId,
            programme.Name,
            programme.Version,
            Actions = await db.ActionChoices(id, ct),
            Annexes = annexes.Choices(tenant),
            Lost = (line?.ActionTasks ?? []).Where(t => t.AnnexId is not null && annexes.Of(t.AnnexId, t.AnnexLineId)?.LineId is null)
                .Select(t => (OpenMeans.AnnexLine(tenant, t)!, annexes.Of(t.AnnexId, t.AnnexLineId) is { } agreed
                    ? $"{agreed.Annex}: een actie die er niet meer staat" : "Een bijlage die hier nog niet gekend is")).Distinct().ToList(),
            Form = form.IsTyped || line is null ? form : FormState.With(Values(annexes.AsAgreed(line) with { Fte = line.Fte }, tenant)),
        });
    }

    private static IEnumerable<(string, string?)> Values(PersonnelLine line, string tenant) =>
    [
        ("fte", line.Fte == 0 ? null : TypedNumber.Write(line.Fte)), ("source", line.Source.ToApiName()), ("employer", line.Employer),
        ("months", line.Months is { } months ? TypedNumber.Write(months) : null), ("tasks", line.Tasks),
        .. line.Actions.Select(a => ("actions[]", (string?)a)),
        .. (line.ActionTasks ?? []).Index().SelectMany(t => ((string, string?)[])
        [
            ($"actionTasks[{t.Index}].action", t.Item.Action), ($"actionTasks[{t.Index}].tasks", t.Item.Tasks),
            ($"actionTasks[{t.Index}].annexLine", OpenMeans.AnnexLine(tenant, t.Item.Now)),
        ]),
    ];
}
