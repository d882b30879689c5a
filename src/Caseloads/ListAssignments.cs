using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Caseloads;

/// <summary>Lists who is assigned where: of the own region for a regional manager, of all for an administrator.</summary>
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
            Consultants = await db.Consultants.OrderBy(c => c.Name).Select(c => new { c.Id, c.Name })
                .AsAsyncEnumerable().Select(c => (c.Id.ToString(), c.Name ?? ConsultantName.Unknown(c.Id))).ToListAsync(ct),
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
        await paging.Within(db.Assignments.Select(a => a.Id), ct);
        var rows = await db.Assignments
            .Where(a => municipalities.Contains(a.MunicipalityId)
                && (consultant == null || a.ConsultantId == consultant)
                && (day == null || (a.From <= day && (a.Until == null || a.Until >= day)))
                && (paging.After == null || a.Id < paging.After))
            .OrderByDescending(a => a.Id).Take(paging.Take + 1)
            .Join(db.Consultants, a => a.ConsultantId, c => c.Id, (a, c) => new { Assignment = a, c.Name })
            .OrderByDescending(r => r.Assignment.Id).ToListAsync(ct);
        return paging.Of([.. rows.Select(r => new AssignmentLine(r.Assignment.Id, registry.ById(r.Assignment.MunicipalityId)!.Slug,
            r.Assignment.ConsultantId, r.Name, r.Assignment.From, r.Assignment.Until))], l => l.Id);
    }
}
