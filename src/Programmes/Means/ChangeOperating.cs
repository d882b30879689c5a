using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Means;

/// <summary>Changes a line of operating money.</summary>
internal static class ChangeOperating
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/werkingsmiddelen/{lineId:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/operating/{lineId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, ShowLine, "De werkingsmiddelen zijn gewijzigd.", then: OpenMeans.AtLine);

    private static async Task Handle(Guid id, Guid lineId, OperatingInput input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        _ = programme.Operating.FirstOrDefault(o => o.Id == lineId) ?? throw new NotFound();
        var line = input.Checked(lineId, await db.CodesOf(id, ct));
        programme.RefuseUnless(input.Version);
        programme.Set(line);
        await db.Save(nameof(ChangeOperating), programme, ct);
    }

    internal static Task<IResult> ShowLine(Guid id, Guid lineId, FormState form, ProgrammesDb db, CancellationToken ct) =>
        Show(id, lineId, form, db, ct);

    /// <summary>The form: for a new line, or with what the line says.</summary>
    internal static async Task<IResult> Show(Guid id, Guid? lineId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.WithMeans(id, ct);
        var line = lineId is null ? null : programme.Operating.FirstOrDefault(o => o.Id == lineId) ?? throw new NotFound();
        return await Pages.Show<OperatingPage>(new
        {
            Id = id,
            LineId = lineId,
            programme.Name,
            programme.Version,
            Actions = await db.ActionChoices(id, ct),
            Form = form.IsTyped || line is null ? form : FormState.With(
            [
                ("text", line.Text), ("euros", TypedNumber.Write(line.Cents / 100m)), ("strengthens", line.Strengthens ? "true" : null),
                .. line.Shares.Index().SelectMany(s => ((string, string?)[])
                [
                    ($"shares[{s.Index}].action", s.Item.Action), ($"shares[{s.Index}].euros", TypedNumber.Write(s.Item.Cents / 100m)),
                ]),
            ]),
        });
    }
}
