using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Shows a project to a member: what is shared, by a day. Of the duos there are totals only, and nobody's name.</summary>
internal static class OpenProject
{
    internal static readonly PageAddress Page = new("/projecten/{id:guid}");

    /// <summary>The same by an earlier day.</summary>
    internal static readonly PageAddress PageOn = new(Page.Pattern + "?op={dag}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects/{id:guid}", async (
            Guid id, DayInQuery? asOf, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Read(id, asOf, db, registry, ct)).Requires(Permission.ProjectsRead);
        routes.Api.MapGet("/projects/{id:guid}/members", async (
            Guid id, DayInQuery? asOf, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            (await Read(id, asOf, db, registry, ct)).Members).Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(Page.Pattern, async (
            Guid id, DayInQuery? op, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<ProjectPage>(new { Project = await Read(id, op, db, registry, ct) })).Requires(Permission.ProjectsRead);
    }

    internal static async Task<ProjectView> Read(
        Guid id, DayInQuery? asOf, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await View(await Project.Enter(id, db, ct), asOf?.Day, db, registry, ct);

    internal static async Task<ProjectView> View(
        Project project, DateOnly? on, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var asOf = on < project.AsOf ? on.Value : project.AsOf;
        var parts = await project.Rows<Participation>(db).ToDictionaryAsync(p => p.TenantId, ct);
        var sheets = await project.Records<Deliverable>(db).Where(d => d.Kind == DeliverableKind.Sheet && d.Date <= asOf)
            .GroupBy(d => d.TenantId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var meetings = await project.Records<ProjectMeeting>(db).Where(m => m.Date <= asOf).GroupBy(m => m.Kind)
            .Select(g => new MeetingsOfKind(g.Key, g.Count(), g.Sum(m => m.Participants ?? 0))).ToListAsync(ct);
        var seen = project.Seen;
        var lead = project.HandOvers.Lead(project.StarterId, project.NotedUntil); // who left sees who led then
        // Who leads sees today also who will take part.
        var members = seen.Members.Where(m => m.From <= asOf || (project.IsLead && on is null)).Select(m => View(m)).ToList();
        var programme = project.Programme;
        return new(
            project.Id, project.Workspace.Version, programme.Name, new(programme.From, programme.Until), asOf,
            registry.NameOf(lead, project.Today), project.IsLead, programme.Notes, programme.GrantedCents,
            project.HasLeft
                ? $"{project.Here.Name} nam deel tot en met {project.LastDay.InWords()}. U ziet wat er tot dan was, en kunt niets wijzigen."
                : null,
            members, [.. seen.Board.Where(b => !(b.From > asOf))],
            [.. seen.Coordinators.Where(c => !(c.From > asOf)).Select(c => new CoordinatorView(c.Name, c.Employer, c.From, c.Until))],
            new(members.Sum(m => m.Duos.Duos), members.Sum(m => m.Duos.Meetings), members.Sum(m => m.Duos.Enough)),
            members.Sum(m => m.Sheets), [.. meetings.OrderBy(m => m.Kind)],
            project.IsLead ? [.. seen.Members.Select(Merger).OfType<string>()] : [])
        {
            IsStarter = project.Here.Id == project.StarterId,
            EarlierLeads =
            [
                .. project.EarlierLeads.Select(l => $"{registry.NameOf(l.Municipality, project.Today)}, tot {l.Until.InWords()}"
                    + (l.Reason is null ? null : $" (AgII gaf de leiding door: {l.Reason.TrimEnd('.')})")),
            ],
        };

        // Nothing is written by a merger: what it asks is the same however often it is looked at.
        string? Merger(WorkspaceMember member)
        {
            var tenant = registry.ById(member.Municipality)!;
            if (tenant is not { EndedOn: { } end, Successor: { } successor } || end >= programme.Until || member.Until < end)
            {
                return null;
            }

            return tenant.Id == project.LeadId
                ? $"{tenant.Name} leidt dit project en is {tenant.Ending}. Vanaf dan kan niemand nog gemeenten, bestuur of coördinator "
                    + "wijzigen: regel dat vooraf, of geef de leiding door. Daarna kan alleen AgII dat."
                : project.Members.Contains(successor.Id) ? null
                : $"{tenant.Name} is {tenant.Ending}. Wat ze deed, blijft meetellen. Voeg {successor.Name} toe als die verder meedoet.";
        }

        MemberView View(WorkspaceMember member)
        {
            var (tenant, part) = (registry.ById(member.Municipality)!, parts.GetValueOrDefault(member.Municipality));
            // Who left sees of the others no more than when it left; what they say of themselves may be newer.
            var says = project.HasLeft && tenant != project.Here ? null : part;
            var leftOn = (part?.LeftAt ?? default) <= (project.NotedUntil ?? project.Now) ? part?.LeftOn : null;
            return new(
                tenant.Slug, tenant.DisplayName(project.Today), tenant.Id == lead, member.From,
                new[] { member.Until, leftOn, tenant.EndedOn }.Min(), Profile(tenant), says?.Contact, says?.Anchors,
                DuoTotals.Of(part?.Counts ?? [], asOf), sheets.GetValueOrDefault(tenant.Id));
        }
    }

    /// <summary>The population on 1 January 2020 as a class.</summary>
    private static string? Profile(Tenant tenant) => tenant.Periods.Select(p => p.Inhabitants2020).FirstOrDefault(n => n is not null) switch
    {
        null => null,
        < 15_000 => "minder dan 15.000 inwoners",
        < 25_000 => "15.000 tot 25.000 inwoners",
        _ => "25.000 inwoners of meer",
    };
}
