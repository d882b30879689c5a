using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>Lists the programmes that AgII defined, each with its newest version.</summary>
internal static class ListDefinitions
{
    internal static readonly PageAddress Page = new("/programmadefinities");

    internal static readonly PageAddress File = new("/programmadefinities/lijst");

    private static readonly Sheet Sheet = new("programma-definities", "definitions",
    [
        new("Naam"), new("Naam in adressen"), new("Versie"), new("Eerste dag", Kind: SheetKind.Day), new("Laatste dag", Kind: SheetKind.Day),
        new("Acties"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programme-definitions", async (ProgrammesDb db, CancellationToken ct) =>
            new PagedList<DefinitionLine>(await Read(db, ct), null)).RequiresAcross(Permission.ProgrammesReadAcross);
        routes.Pages.MapGet(Page.Pattern, async (ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<DefinitionsPage>(new { Definitions = await Read(db, ct) })).RequiresAcross(Permission.ProgrammesReadAcross);
        routes.MapSheet(File, "/programme-definitions/list", new(Permission.ProgrammesReadAcross, Across: true), Rows);
    }

    private static async Task<Sheet> Rows(ProgrammesDb db, CancellationToken ct) => Sheet with
    {
        Rows = (await Read(db, ct)).Select(IReadOnlyList<object?> (d) =>
            [d.Name, d.Id, d.Version, d.Period.From, d.Period.Until, d.Actions]),
    };

    // A handful, so the list has one page.
    private static async Task<IReadOnlyList<DefinitionLine>> Read(ProgrammesDb db, CancellationToken ct) =>
        [.. (await db.NewestDefinitions(ct)).Select(d =>
            new DefinitionLine(d.DefinitionId, d.Number, d.Name, new(d.From, d.Until), d.Actions.Count))];
}
