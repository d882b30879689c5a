namespace AgiiPlatform.Programmes.Means;

/// <summary>Adds people at work to a programme.</summary>
internal static class AddPersonnel
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/personeel/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/personnel", Handle)
        .Form(Page, Show, "Het personeel is toegevoegd.", then: OpenMeans.AtLine);

    private static async Task<Guid> Handle(Guid id, PersonnelInput input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        var line = input.Checked(
            Guid.CreateVersion7(), await db.CodesOf(id, ct), db.Context.Tenant!.Slug, await AnnexLines.Read(db, ct), null);
        programme.Set(line);
        await db.Save(nameof(AddPersonnel), programme, ct, made: line.Id);
        return line.Id;
    }

    private static Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct) =>
        ChangePersonnel.Show(id, null, form.IsTyped ? form : FormState.With(("source", "municipality")), db, ct);
}
