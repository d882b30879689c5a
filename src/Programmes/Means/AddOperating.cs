namespace AgiiPlatform.Programmes.Means;

/// <summary>Adds operating money to a programme: for an action, shared by several, or general.</summary>
internal static class AddOperating
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/werkingsmiddelen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/operating", Handle)
        .Form(Page, Show, "De werkingsmiddelen zijn toegevoegd.", then: OpenMeans.AtLine);

    private static async Task<Guid> Handle(Guid id, OperatingInput input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        var line = input.Checked(Guid.CreateVersion7(), await db.CodesOf(id, ct));
        programme.Set(line);
        await db.Save(nameof(AddOperating), programme, ct, made: line.Id);
        return line.Id;
    }

    private static Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct) =>
        ChangeOperating.Show(id, null, form, db, ct);
}
