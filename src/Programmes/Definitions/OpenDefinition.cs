using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>Shows a version of a definition, the newest unless another is asked; its actions as a sheet too.</summary>
internal static class OpenDefinition
{
    internal static readonly PageAddress Page = new("/programmadefinities/{definition}");

    internal static readonly PageAddress Version = new(Page.Pattern + "?versie={versie}");

    internal static readonly PageAddress Actions = new(Page.Pattern + "/acties");

    internal static readonly Sheet Sheet = new("programma-acties", "actions",
    [
        new("Nummer", "number"), new("Actie", "name", Needed: true), new("Doelstelling", "objective", Needed: true), new("Eenheid", "unit"),
        new("Bedrag per eenheid", "rate", SheetKind.Number), new("Maximum", "limits"), new("Jury", "jury", SheetKind.Yes),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programme-definitions/{definition}", (string definition, int? version, ProgrammesDb db, CancellationToken ct) =>
            Read(definition, version, db, ct)).RequiresAcross(Permission.ProgrammesReadAcross);
        routes.Pages.MapGet(Page.Pattern, async (string definition, int? versie, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<DefinitionPage>(new { Definition = await Read(definition, versie, db, ct) }))
            .RequiresAcross(Permission.ProgrammesReadAcross);
        routes.MapSheet(Actions, "/programme-definitions/{definition}/actions", new(Permission.ProgrammesReadAcross, Across: true),
            InSheet);
    }

    internal static async Task<Sheet> InSheet(string definition, ProgrammesDb db, CancellationToken ct)
    {
        var newest = await db.Definition(definition, null, ct) ?? throw new NotFound();
        return Sheet with { Rows = newest.Actions.Select(IReadOnlyList<object?> (a) =>
            [a.Number, a.Name, a.Objective, a.Unit, a.Rule?.RateCents / 100m, a.Rule?.Limits(), a.Rule?.Jury]) };
    }

    private static async Task<DefinitionView> Read(string definition, int? version, ProgrammesDb db, CancellationToken ct)
    {
        var found = await db.Definition(definition, version, ct) ?? throw new NotFound();
        return DefinitionView.Of(found, await db.VersionsOf(definition, ct));
    }
}
