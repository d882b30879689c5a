using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The members of a project as a file, which only leaves. It has no persons but the contact points.
/// </summary>
internal static class ProjectSheets
{
    internal static readonly PageAddress MembersFile = new("/projecten/{id:guid}/deelnemers");

    private static readonly Sheet Members = new("deelnemers", "members",
    [
        new("Gemeente"), new("Leidt"), new("Eerste dag", Kind: SheetKind.Day), new("Laatste dag", Kind: SheetKind.Day), new("Inwoners"),
        new("Aanspreekpunt"), new("Functie"), new("Vrijgesteld (%)"), new("Verankert"), new("Duo's"), new("Ontmoetingen"),
        new("Onder minimum"), new("Onthaalfiches"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        var needs = new PermissionRequirement(Permission.ProjectsRead, Across: false);
        routes.MapSheet(MembersFile, "/projects/{id:guid}/members", needs, ReadMembers);
    }

    private static async Task<Sheet> ReadMembers(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        Members with
        {
            Rows = (await OpenProject.Read(id, null, db, registry, ct)).Members.Select(IReadOnlyList<object?> (m) =>
            [
                m.Name, m.IsLead, m.From, m.Until, m.Profile, m.Contact?.Name, m.Contact?.Function, m.Contact?.ReleasePercent, m.Anchors,
                m.Duos.Duos, m.Duos.Meetings, m.Duos.BelowMinimum, m.Sheets,
            ]),
        };
}
