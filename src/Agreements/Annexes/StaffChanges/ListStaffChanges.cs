namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// For AgII: which assignments ended or will end, and which actions of running annexes lean on that consultant, in all municipalities
/// that the user may see; or, when a domain is chosen, which actions lean on that expertise. Three queries, however many municipalities.
/// </summary>
internal static class ListStaffChanges
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/staff-changes", async (DateOnly? since, DateOnly? until, string? domain, AgreementsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct) =>
            TypedResults.Ok(await Read(since, until, domain, db, user, registry, ct))).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet("/personeelswijzigingen", async (string? since, string? until, string? domain, AgreementsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<StaffChangesPage>(new { Changes = await Read(Day(since), Day(until), domain, db, user, registry, ct), db.Context.Today }))
            .RequiresAcross(Permission.CaseloadRead);
    }

    /// <summary>The page with these filters.</summary>
    internal static string Address(DateOnly? since, DateOnly? until, string? domain) =>
        $"/agii/personeelswijzigingen?since={since:O}&until={until:O}&domain={Uri.EscapeDataString(domain ?? "")}";

    /// <summary>A filter field left empty is no filter; one mistyped is neither.</summary>
    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", out var day) ? day : null;

    private static async Task<StaffChanges> Read(
        DateOnly? since, DateOnly? until, string? domain, AgreementsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct)
    {
        var today = db.Context.Today;
        var (first, last) = (since ?? today.AddMonths(-3), until ?? today.AddMonths(3));
        domain = string.IsNullOrWhiteSpace(domain) ? null : domain.Trim().ToLowerInvariant();
        var municipalities = user.TenantsWith(Permission.CaseloadRead, registry).Where(m => m.Kind == TenantKind.Municipality).Select(m => m.Id).ToList();

        // All assignments of who stops somewhere in these days: where somebody stays is worth knowing too.
        var assignments = await db.Assignments.AsNoTracking()
            .Where(a => municipalities.Contains(a.MunicipalityId)
                && db.Assignments.Any(e => e.ConsultantId == a.ConsultantId && e.Until >= first && e.Until <= last && municipalities.Contains(e.MunicipalityId)))
            .ToListAsync(ct);
        var ended = assignments.Where(a => a.Until >= first && a.Until <= last && !GoesOn(a, assignments)).ToList();
        var staff = ended.Select(a => $"{a.ConsultantId}").Distinct().ToList();

        var running = db.AcrossTenants<ActionLine>(municipalities).Where(l => l.Status != LineStatus.Done && l.Status != LineStatus.Dropped && l.Kind == LineKind.Action)
            .Join(db.AcrossTenants<Annex>(municipalities).ThatHold().Where(a => a.EvaluatedOn == null && a.Until >= today),
                l => new { l.TenantId, Id = l.AnnexId }, a => new { a.TenantId, a.Id }, (l, a) => new { Line = l, Annex = a });
        var lines = await running.Where(r => domain == null ? staff.Any(id => r.Line.StaffIds.Contains(id)) : r.Line.Domain == domain)
            .OrderBy(r => r.Line.TenantId).ThenBy(r => r.Line.Position)
            .Select(r => new AffectedRow(r.Line.TenantId, r.Annex.Id, r.Annex.Year, r.Annex.Edition, r.Annex.Requests, r.Line.Id, r.Line.Text, r.Line.Status,
                r.Line.WorkingForm, r.Line.Domain, r.Line.Staff)).Take(2000).ToListAsync(ct);
        var domains = await running.Where(r => r.Line.Domain != null).Select(r => r.Line.Domain!).Distinct().OrderBy(d => d).ToListAsync(ct);

        return new StaffChanges(first, last, domain, domains, domain is not null
            ? [new StaffChange(null, $"Domein {domain}", null, Affected(lines, null, [], registry))]
            :
            [
                .. from consultant in ended.GroupBy(a => a.ConsultantId)
                   let endsOn = consultant.Max(a => a.Until)
                   let ends = assignments.Where(a => a.ConsultantId == consultant.Key).GroupBy(a => a.MunicipalityId)
                       .ToDictionary(g => g.Key, g => g.Any(a => a.Until is null) ? null : g.Max(a => a.Until))
                   let theirs = lines.Where(l => LeansOn(l, consultant.Key, (ends.GetValueOrDefault(l.TenantId) ?? endsOn)!.Value)).ToList()
                   orderby endsOn descending
                   select new StaffChange(consultant.Key,
                       lines.SelectMany(l => l.Staff).FirstOrDefault(s => s.Id == consultant.Key && s.Name is not null)?.Name ?? StaffMember.NameOf(consultant.Key), endsOn,
                       Affected(theirs, consultant.Key, ends, registry)),
            ]);
    }

    /// <summary>Whether the same consultant goes on in the same municipality under another assignment.</summary>
    private static bool GoesOn(ConsultantAssignment ended, IReadOnlyList<ConsultantAssignment> all) => all.Any(o => o.Id != ended.Id
        && (o.MunicipalityId, o.ConsultantId) == (ended.MunicipalityId, ended.ConsultantId) && o.From <= ended.Until!.Value.AddDays(1) && (o.Until is null || o.Until > ended.Until));

    /// <summary>Whether the action still counts on this consultant on the day that the assignment ends: whose days on it are over by then has handed it over.</summary>
    private static bool LeansOn(AffectedRow line, Guid consultant, DateOnly day) => line.Staff.Any(s => s.Id == consultant && !s.IsOver(day));

    /// <summary>Per municipality, the one whose assignment ends first; then those without an end; each annex with its lines.</summary>
    private static IReadOnlyList<MunicipalityAffected> Affected(IReadOnlyList<AffectedRow> lines, Guid? consultant, Dictionary<Guid, DateOnly?> ends, MunicipalityRegistry registry) =>
    [
        .. from municipality in lines.Select(l => l.TenantId).Union(ends.Where(e => e.Value is not null).Select(e => e.Key))
           let tenant = registry.ById(municipality)!
           let end = ends.GetValueOrDefault(municipality)
           orderby end is null, end descending, tenant.Name
           select new MunicipalityAffected(tenant.Slug, tenant.Name, end, consultant is not null && ends.ContainsKey(municipality) && end is null,
           [
               .. lines.Where(l => l.TenantId == municipality).GroupBy(l => l.AnnexId).Select(a => new AnnexAffected(a.Key, Annex.NameOf(a.First().Year, a.First().Edition),
                   a.First().Requests.FirstOrDefault(r => r.Answer is null)?.On,
                   [.. a.Select(l => new LineAffected(l.LineId, l.Text, LineLabels.Name(l.Status, l.Form), WorkingForms.Name(l.Form), l.Domain, l.Staff))])),
           ]),
    ];

    private sealed record AffectedRow(
        Guid TenantId, Guid AnnexId, string Year, int Edition, IReadOnlyList<RevisionRequest> Requests, Guid LineId, string Text, LineStatus Status,
        WorkingForm? Form, string? Domain, IReadOnlyList<StaffMember> Staff);
}
