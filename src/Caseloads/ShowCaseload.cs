namespace AgiiPlatform.Caseloads;

/// <summary>
/// "My municipalities": those that the rights of today open, with who works there, the last visit and the next. A consultant sees those
/// of their assignments, a regional manager the whole region but for the cities where AgII does not work.
/// </summary>
internal static class ShowCaseload
{
    internal static readonly PageAddress Page = new("/mijn-gemeenten");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/caseload", async (CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct) =>
            new PagedList<CaseloadLine>(await Read(db, user, registry, ct), Next: null)).RequiresAcross(Permission.CaseloadRead);

        routes.Pages.MapGet(Page.Pattern, async (CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<CaseloadPage>(new
            {
                Lines = await Read(db, user, registry, ct),
                Legislature = Legislature.On(db.Context.Today)?.Name ?? "deze bestuursperiode",
                MayVisit = user.TenantsWith(Permission.VisitsWrite, registry).Select(t => t.Slug).ToHashSet(),
            })).RequiresAcross(Permission.CaseloadRead);
    }

    /// <summary>What is due comes first: not visited in this legislature and nothing planned, then planned, then visited.</summary>
    private static async Task<IReadOnlyList<CaseloadLine>> Read(
        CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, user, ct);
        var today = db.Context.Today;
        var area = registry.Population(PopulationName.Agii, today).Municipalities.Select(m => m.Tenant.Id).ToHashSet();
        var municipalities = user.TenantsWith(Permission.CaseloadRead, registry).Where(t => area.Contains(t.Id)).ToList();
        var ids = municipalities.Select(t => t.Id).ToList();
        var since = Legislature.On(today)?.From ?? today;

        var visits = await db.AcrossTenants<Visit>(ids).GroupBy(v => v.TenantId).Select(g => new
        {
            g.Key,
            Last = g.Max(v => v.State == VisitState.Held ? v.Date : (DateOnly?)null),
            Next = g.Min(v => v.State == VisitState.Planned && v.Date >= today ? v.Date : (DateOnly?)null),
            ToComplete = g.Min(v => v.State == VisitState.Planned && v.Date < today ? v.Date : (DateOnly?)null),
        }).ToDictionaryAsync(v => v.Key, ct);
        var assignments = (await db.Assignments
            .Where(a => ids.Contains(a.MunicipalityId) && a.From <= today && (a.Until == null || a.Until >= today))
            .Join(db.Consultants, a => a.ConsultantId, c => c.Id, (a, c) =>
                new { a.MunicipalityId, Who = new AssignedConsultant(c.Id, c.Name, a.From, a.Until) })
            .ToListAsync(ct)).ToLookup(a => a.MunicipalityId, a => a.Who);

        return
        [
            .. municipalities.Select(t =>
            {
                var visit = visits.GetValueOrDefault(t.Id);
                var own = assignments[t.Id].FirstOrDefault(c => c.Consultant == user.PersonId);
                return new CaseloadLine(
                    t.Slug, t.Name, t.Region!, own?.Since, own?.Until, 
                    [.. assignments[t.Id].OrderBy(c => c.Name is null).ThenBy(c => c.Name, Dutch.Alphabetical)],
                    visit?.Last >= since, visit?.Last, visit?.Next, visit?.ToComplete);
            }).OrderBy(l => l.VisitedThisLegislature).ThenBy(l => l.NextVisit ?? DateOnly.MinValue)
                .ThenBy(l => l.Name, Dutch.Alphabetical),
        ];
    }
}
