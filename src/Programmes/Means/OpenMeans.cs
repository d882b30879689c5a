namespace AgiiPlatform.Programmes.Means;

/// <summary>Shows the people and the money of a programme.</summary>
internal static class OpenMeans
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/middelen");

    internal static readonly PageAddress AtLine = new("/programmas/{id:guid}/middelen#regel-{lineId:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}/personnel", async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            (await Read(id, db, ct)).Means.Personnel).Requires(Permission.ProgrammesRead);
        routes.Api.MapGet("/programmes/{id:guid}/operating", async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            (await Read(id, db, ct)).Means.Operating).Requires(Permission.ProgrammesRead);
        routes.Api.MapGet("/programmes/{id:guid}/means", async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            (await Read(id, db, ct)).Means).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct) =>
        await Pages.Show<MeansPage>(new { Programme = await Read(id, db, ct), Form = form });

    /// <summary>A project of several municipalities has no means of its own here: what it has stands with its partners.</summary>
    private static async Task<ProgrammeView> Read(Guid id, ProgrammesDb db, CancellationToken ct) =>
        await OpenProgramme.Read(id, db, ct) is { Kind: not ProgrammeKind.InterMunicipal } programme ? programme : throw new NotFound();

    /// <summary>The programme that people and money are entered for, tracked: no project of several municipalities.</summary>
    internal static async Task<Programme> WithMeans(this ProgrammesDb db, Guid id, CancellationToken ct) =>
        await db.Get<Programme>(id, ct) is { Kind: not ProgrammeKind.InterMunicipal } programme ? programme : throw new NotFound();

    /// <summary>The codes of the actions of a programme, in their order.</summary>
    internal static async Task<IReadOnlyList<string>> CodesOf(this ProgrammesDb db, Guid programme, CancellationToken ct) =>
        [.. (await db.ActionChoices(programme, ct)).Select(a => a.Value)];

    /// <summary>The actions of a programme to choose from.</summary>
    internal static async Task<IReadOnlyList<(string Value, string Text)>> ActionChoices(
        this ProgrammesDb db, Guid programme, CancellationToken ct) =>
        [.. (await db.Actions.Where(a => a.ProgrammeId == programme).OrderBy(a => a.Position).ThenBy(a => a.Id)
            .Select(a => new { a.Code, a.Name }).ToListAsync(ct)).Select(a => (a.Code, $"{a.Code}. {a.Name}"))];

    /// <summary>Where in the agreement's annex the support is agreed; the page is of another service.</summary>
    internal static string AnnexLine(string tenant, Guid annex, Guid line) => $"/{tenant}/bijlagen/{annex}#actie-{line}";

    /// <summary>The same of a task that links to one.</summary>
    internal static string? AnnexLine(string tenant, ActionTask task) =>
        task is { AnnexId: { } annex, AnnexLineId: { } line } ? AnnexLine(tenant, annex, line) : null;
}
