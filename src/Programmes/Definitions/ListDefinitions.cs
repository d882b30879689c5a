namespace AgiiPlatform.Programmes.Definitions;

/// <summary>Lists the programmes that AgII defined, each with its newest version.</summary>
internal static class ListDefinitions
{
    internal static readonly PageAddress Page = new("/programmadefinities");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programme-definitions", async (ProgrammesDb db, CancellationToken ct) =>
            new PagedList<DefinitionLine>(await Read(db, ct), null)).RequiresAcross(Permission.ProgrammesReadAcross);
        routes.Pages.MapGet(Page.Pattern, async (ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<DefinitionsPage>(new { Definitions = await Read(db, ct) })).RequiresAcross(Permission.ProgrammesReadAcross);
    }

    // A handful, so the list has one page.
    private static async Task<IReadOnlyList<DefinitionLine>> Read(ProgrammesDb db, CancellationToken ct) =>
        [.. (await db.NewestDefinitions(ct)).Select(d =>
            new DefinitionLine(d.DefinitionId, d.Number, d.Name, new(d.From, d.Until), d.Actions.Count))];
}
