using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The tables of a project as files: its members, its meetings and what it made. They have no persons but the contact points.
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

    private static readonly Sheet Meetings = new("bijeenkomsten", "meetings",
    [
        new("Titel"), new("Soort"), new("Datum", Kind: SheetKind.Day), new("Voor wie"), new("Deelnemers"), new("Verslag"),
        new("Genoteerd door"),
    ]);

    private static readonly Sheet Deliverables = new("fiches", "deliverables",
    [
        new("Titel"), new("Soort"), new("Thema"), new("Datum", Kind: SheetKind.Day), new("Gemaakt van sjabloon"), new("Gemeente"),
        new("Bestanden"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        var needs = new PermissionRequirement(Permission.ProjectsRead, Across: false);
        routes.MapSheet(MembersFile, "/projects/{id:guid}/members", needs, ReadMembers);
        routes.MapSheet(ListProjectMeetings.Page, "/projects/{id:guid}/meetings", needs, ReadMeetings);
        routes.MapSheet(ListDeliverables.Page, "/projects/{id:guid}/deliverables", needs, ReadDeliverables);
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

    private static async Task<Sheet> ReadMeetings(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var meetings = await project.Records<ProjectMeeting>(db).Where(m => !project.HasLeft || m.Date <= project.AsOf)
            .OrderBy(m => m.Date).ThenBy(m => m.Id).ToListAsync(ct);
        return Meetings with
        {
            Rows = meetings.Select(IReadOnlyList<object?> (m) =>
            [
                m.Title, m.Kind.InDutch(), m.Date, string.Join("; ", m.Audiences), m.Participants, m.Report,
                registry.NameOf(m.TenantId, project.Today),
            ]),
        };
    }

    private static async Task<Sheet> ReadDeliverables(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var made = await project.Records<Deliverable>(db).Where(d => d.Date <= project.AsOf).OrderBy(d => d.Date).ThenBy(d => d.Id)
            .ToListAsync(ct);
        var templates = await ListDeliverables.Titles(project, db, ct);
        return Deliverables with
        {
            Rows = made.Select(IReadOnlyList<object?> (d) =>
            [
                d.Title, d.Kind.InDutch(), d.Theme, d.Date, d.TemplateId is { } t ? templates.GetValueOrDefault(t) : null,
                registry.NameOf(d.TenantId, project.Today), string.Join("; ", project.Files(d).Select(f => f.Name)),
            ]),
        };
    }
}
