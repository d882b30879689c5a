using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Caseloads;

/// <summary>
/// "My municipalities": those that the rights of today open, with who works there, the last visit and the next. A consultant sees those
/// of their assignments, a regional manager the whole region but for the cities where AgII does not work.
/// </summary>
internal static class ShowCaseload
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/caseload", async (CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct) =>
            new Page<CaseloadLine>(await Read(db, visitor, register, ct), Next: null)).RequiresAcross(Permission.CaseloadRead);

        routes.Pages.MapGet("/mijn-gemeenten", async (CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct) =>
            await Pages.Show<CaseloadPage>(new
            {
                Lines = await Read(db, visitor, register, ct),
                Legislature = Legislature.On(db.Work.Today)?.Name ?? "deze legislatuur",
                MayVisit = visitor.TenantsWith(Permission.VisitsWrite, register).Select(t => t.Slug).ToHashSet(),
            })).RequiresAcross(Permission.CaseloadRead);
    }

    /// <summary>What is due comes first: not visited in this legislature and nothing planned, then planned, then visited.</summary>
    private static async Task<IReadOnlyList<CaseloadLine>> Read(CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, visitor, ct);
        var today = db.Work.Today;
        var area = register.Population(PopulationName.Agii, today).Municipalities.Select(m => m.Tenant.Id).ToHashSet();
        var municipalities = visitor.TenantsWith(Permission.CaseloadRead, register).Where(t => area.Contains(t.Id)).ToList();
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
            .Join(db.Consultants, a => a.ConsultantId, c => c.Id, (a, c) => new { a.MunicipalityId, Who = new AssignedConsultant(c.Id, c.Name, a.From, a.Until) })
            .ToListAsync(ct)).ToLookup(a => a.MunicipalityId, a => a.Who);

        return
        [
            .. municipalities.Select(t =>
            {
                var (visit, own) = (visits.GetValueOrDefault(t.Id), assignments[t.Id].FirstOrDefault(c => c.Consultant == visitor.PersonId));
                return new CaseloadLine(
                    t.Slug, t.Name, t.Region!, own?.Since, own?.Until, [.. assignments[t.Id]],
                    visit?.Last >= since, visit?.Last, visit?.Next, visit?.ToComplete);
            }).OrderBy(l => l.VisitedThisLegislature).ThenBy(l => l.NextVisit ?? DateOnly.MinValue).ThenBy(l => l.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>
/// A municipality of a caseload: since and until are the dates of the own assignment; <paramref name="ToComplete"/> is the day of a
/// planned visit that has passed without an outcome.
/// </summary>
public sealed record CaseloadLine(
    string Municipality, string Name, string Region, DateOnly? Since, DateOnly? Until, IReadOnlyList<AssignedConsultant> Consultants,
    bool VisitedThisLegislature, DateOnly? LastVisit, DateOnly? NextVisit, DateOnly? ToComplete);

/// <summary>Who works for a municipality today; the name when it is known.</summary>
public sealed record AssignedConsultant(Guid Consultant, string? Name, DateOnly Since, DateOnly? Until);
