using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Caseloads;

/// <summary>
/// Lists who is assigned where, by municipality and its latest assignment first: of the own region for a regional manager, of all for an
/// administrator.
/// </summary>
internal static class ListAssignments
{
    internal static readonly PageAddress Page = new("/toewijzingen");

    /// <summary>The page without a date: past and future assignments too.</summary>
    internal static readonly PageAddress PageOfAll = new(Page.Pattern + "?op=");

    /// <summary>The page after this one, with the same filter; the first when nothing is before it.</summary>
    internal static readonly PageAddress NextPage =
        new(Page.Pattern + "?gemeente={municipality}&consulent={consultant}&op={on}&na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/assignments", Read).RequiresAcross(Permission.AssignmentsWrite);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.AssignmentsWrite);
    }

    /// <summary>Without a question the page shows who works where today.</summary>
    private static async Task<IResult> Show(
        string? gemeente, Guid? consulent, string? op, Paging paging, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        var today = db.Context.Today;
        op ??= today.ToString("O");
        var lines = await Read(gemeente, consulent, op, paging, db, user, registry, ct);
        var mine = user.TenantsWith(Permission.AssignmentsWrite, registry).Where(m => m.ExistsOn(today)).ToList();
        var covered = await db.Assignments.Where(a => a.From <= today && (a.Until == null || a.Until >= today))
            .Select(a => a.MunicipalityId).Distinct().ToListAsync(ct);
        return await Pages.Show<AssignmentsPage>(new
        {
            Lines = lines,
            Today = today,
            Asked = FormState.With(("gemeente", gemeente), ("consulent", consulent?.ToString()), ("op", op)),
            paging.After,
            Municipalities = mine,
            Uncovered = mine.Where(m => !covered.Contains(m.Id)).ToList(),
            Consultants = (await db.Consultants.Select(c => new { c.Id, c.Name }).ToListAsync(ct))
                .OrderBy(c => c.Name is null).ThenBy(c => c.Name, Dutch.Alphabetical).ThenBy(c => c.Id)
                .Select(c => (c.Id.ToString(), c.Name ?? ConsultantName.Unknown(c.Id))).ToList(),
        });
    }

    private static async Task<PagedList<AssignmentLine>> Read(
        string? municipality, Guid? consultant, string? on, Paging paging, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        var day = DateText.Read(on ?? "");
        new Check().Must(day is not null || string.IsNullOrEmpty(on), "on", "Geef een datum als 2025-12-31.").ThrowIfInvalid();

        var municipalities = user.TenantsWith(Permission.AssignmentsWrite, registry)
            .Where(m => string.IsNullOrEmpty(municipality) || m.Slug == municipality).Select(m => m.Id).ToList();
        // Names of municipalities are not in this database, and those of consultants would have another order on each store. The last one
        // of the page before keeps its place, also when it is not among those asked for any more.
        var rows = await db.Assignments
            .Where(a => a.Id == paging.After || (municipalities.Contains(a.MunicipalityId)
                && (consultant == null || a.ConsultantId == consultant)
                && (day == null || (a.From <= day && (a.Until == null || a.Until >= day)))))
            .Join(db.Consultants, a => a.ConsultantId, c => c.Id, (a, c) => new { Assignment = a, c.Name })
            .ToListAsync(ct);
        return paging.PartOf<AssignmentLine>(
        [
            .. rows.Select(r => (r.Assignment, r.Name, Municipality: registry.ById(r.Assignment.MunicipalityId)!))
                .OrderBy(r => r.Municipality.Name, Dutch.Alphabetical).ThenByDescending(r => r.Assignment.From)
                .ThenBy(r => r.Name, Dutch.Alphabetical).ThenBy(r => r.Assignment.Id)
                .Select(r => new AssignmentLine(r.Assignment.Id, r.Municipality.Slug, r.Assignment.ConsultantId, r.Name,
                    r.Assignment.From, r.Assignment.Until)),
        ], l => l.Id);
    }
}
