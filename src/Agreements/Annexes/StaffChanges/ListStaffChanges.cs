using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// For AgII: which assignments ended or will end, and which actions of running annexes need that consultant, in all municipalities that
/// the user may see; or, when a domain is chosen, which actions need that expertise. Four queries, however many municipalities.
/// </summary>
internal static class ListStaffChanges
{
    /// <summary>How many actions are shown at most.</summary>
    internal const int Most = 2000;

    internal static readonly PageAddress Page = new("/personeelswijzigingen");

    /// <summary>The page with these filters.</summary>
    internal static readonly PageAddress PageFor = new("/personeelswijzigingen?sinds={since}&tot={until}&domein={domain}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/staff-changes", Read).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.CaseloadRead);
    }

    private static async Task<IResult> Show(
        string? sinds, string? tot, string? domein, AgreementsDb db, CurrentUser user, MunicipalityRegistry registry, ClosedTenants closed,
        CancellationToken ct)
    {
        var changes = await Read(Day(sinds), Day(tot), domein, db, user, registry, closed, ct);
        return await Pages.Show<StaffChangesPage>(new { Changes = changes, db.Context.Today });

        // A filter field left empty is no filter; one mistyped is neither.
        static DayInQuery? Day(string? text) => DayInQuery.TryParse(text, out var day) ? day : null;
    }

    private static async Task<StaffChanges> Read(
        DayInQuery? since, DayInQuery? until, string? domain, AgreementsDb db, CurrentUser user, MunicipalityRegistry registry,
        ClosedTenants tenants, CancellationToken ct)
    {
        var (today, closed) = (db.Context.Today, await tenants.Of(db.Service)); // a municipality that was closed revises nothing any more
        var (first, last) = (since?.Day ?? today.AddMonths(-3), until?.Day ?? today.AddMonths(3));
        domain = string.IsNullOrWhiteSpace(domain) ? null : domain.Trim().ToLowerInvariant();
        var municipalities = user.TenantsWith(Permission.CaseloadRead, registry)
            .Where(m => m.Kind == TenantKind.Municipality && !closed.Contains(m.Id)).Select(m => m.Id).ToList();

        // All assignments of who stops somewhere in these days: where somebody stays is worth knowing too.
        var here = db.Assignments.Where(a => municipalities.Contains(a.MunicipalityId));
        var assignments = await here.AsNoTracking()
            .Where(a => here.Any(e => e.ConsultantId == a.ConsultantId && e.Until >= first && e.Until <= last)).ToListAsync(ct);
        var ended = assignments.Where(a => a.Until >= first && a.Until <= last && !GoesOn(a, assignments)).ToList();
        var staff = ended.Select(a => $"{a.ConsultantId}").Distinct().ToList();

        var running = db.AcrossTenants<ActionLine>(municipalities)
            .Where(l => l.Status != LineStatus.Done && l.Status != LineStatus.Dropped && l.Kind == LineKind.Action)
            .Join(db.AcrossTenants<Annex>(municipalities).ThatHold().Where(a => a.EvaluatedOn == null && a.Until >= today),
                l => new { l.TenantId, Id = l.AnnexId }, a => new { a.TenantId, a.Id }, (l, a) => new { Line = l, Annex = a });
        var lines = await running.Where(r => domain == null ? staff.Any(id => r.Line.StaffIds.Contains(id)) : r.Line.Domain == domain)
            .OrderBy(r => r.Line.TenantId).ThenBy(r => r.Line.Position)
            .Select(r => new AffectedRow(
                r.Line.TenantId, r.Annex.Id, r.Annex.Year, r.Annex.Edition, r.Annex.Requests, r.Line.Id, r.Line.Text, r.Line.Status,
                r.Line.WorkingForm, r.Line.Domain, r.Line.Staff)).Take(Most + 1).ToListAsync(ct);
        var more = lines.Count > Most;
        lines = [.. lines.Take(Most)];
        var domains = (await running.Where(r => r.Line.Domain != null).Select(r => r.Line.Domain!).Distinct().ToListAsync(ct))
            .Order(Dutch.Alphabetical).ToList();
        var people = lines.SelectMany(l => l.Staff).Select(s => s.Id).OfType<Guid>().Concat(ended.Select(a => a.ConsultantId))
            .Distinct().ToList();
        var names = (await db.AcrossTenants<StaffName>(municipalities).Where(s => people.Contains(s.Id)).ToListAsync(ct))
            .GroupBy(s => s.Id).ToDictionary(s => s.Key, s => s.First().Name);
        lines = [.. lines.Select(l => l with { Staff = [.. l.Staff.Select(s => s.Named(names))] })];

        return new StaffChanges(first, last, domain, domains, domain is not null
            ? [new StaffChange(null, $"Domein {domain}", null, Affected(lines, null, [], registry))]
            :
            [
                .. from consultant in ended.GroupBy(a => a.ConsultantId)
                   let endsOn = consultant.Max(a => a.Until)
                   let ends = assignments.Where(a => a.ConsultantId == consultant.Key).GroupBy(a => a.MunicipalityId)
                       .ToDictionary(g => g.Key, g => g.Any(a => a.Until is null) ? null : g.Max(a => a.Until))
                   let theirs = lines.Where(l => Needs(l, consultant.Key, (ends.GetValueOrDefault(l.TenantId) ?? endsOn)!.Value)).ToList()
                   let named = lines.SelectMany(l => l.Staff).FirstOrDefault(s => s.Id == consultant.Key && s.Name is not null)
                   orderby endsOn descending, consultant.Key
                   let name = named?.Name ?? names.GetValueOrDefault(consultant.Key)
                   select new StaffChange(
                       consultant.Key, name ?? StaffMember.Unknown(consultant.Key), endsOn,
                       Affected(theirs, consultant.Key, ends, registry)),
            ], more);
    }

    /// <summary>Whether the same consultant goes on in the same municipality under another assignment.</summary>
    private static bool GoesOn(ConsultantAssignment ended, IReadOnlyList<ConsultantAssignment> all) => all.Any(o =>
        o.Id != ended.Id && (o.MunicipalityId, o.ConsultantId) == (ended.MunicipalityId, ended.ConsultantId)
        && new Period(o.From, o.Until).Covers(ended.Until!.Value.AddDays(1)));

    /// <summary>Whether the consultant is on the action on the day that the assignment ends, and not only until before it.</summary>
    private static bool Needs(AffectedRow line, Guid consultant, DateOnly day) =>
        line.Staff.Any(s => s.Id == consultant && !s.IsOver(day));

    /// <summary>Per municipality, the latest end of an assignment first and those without an end last; each annex with its lines.</summary>
    private static IReadOnlyList<MunicipalityAffected> Affected(
        IReadOnlyList<AffectedRow> lines, Guid? consultant, Dictionary<Guid, DateOnly?> ends, MunicipalityRegistry registry) =>
    [
        .. from municipality in lines.Select(l => l.TenantId).Union(ends.Where(e => e.Value is not null).Select(e => e.Key))
           let tenant = registry.ById(municipality)!
           let end = ends.GetValueOrDefault(municipality)
           let goesOn = consultant is not null && ends.ContainsKey(municipality) && end is null
           orderby end is null, end descending, tenant.Name
           select new MunicipalityAffected(
               tenant.Slug, tenant.Name, end, goesOn,
               [.. lines.Where(l => l.TenantId == municipality).GroupBy(l => l.AnnexId).Select(annex => Affected([.. annex]))]),
    ];

    private static AnnexAffected Affected(IReadOnlyList<AffectedRow> lines) => new(
        lines[0].AnnexId, Annex.NameOf(lines[0].Year, lines[0].Edition), lines[0].Requests.FirstOrDefault(r => r.Answer is null)?.On,
        [
            .. lines.Select(l => new LineAffected(
                l.LineId, l.Text, LineLabels.Name(l.Status, l.Form), WorkingForms.Name(l.Form), l.Domain, l.Staff)),
        ]);

    private sealed record AffectedRow(
        Guid TenantId, Guid AnnexId, string Year, int Edition, IReadOnlyList<RevisionRequest> Requests, Guid LineId, string Text,
        LineStatus Status, WorkingForm? Form, string? Domain, IReadOnlyList<StaffMember> Staff);
}
