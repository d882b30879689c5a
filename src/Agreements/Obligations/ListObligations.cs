using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// Shows AgII how the obligations of every running agreement stand, in all municipalities that the visitor's rights reach, those with most
/// still to be planned first. That order is known only once all are counted: three queries, however many agreements: they, all their
/// meetings, and their annexes.
/// </summary>
internal static class ListObligations
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/obligations", async (DateOnly? asOf, Paging paging, Visitor visitor, Register register, AgreementsDb db, CancellationToken ct) =>
            TypedResults.Ok(await Read(asOf, paging, visitor, register, db, ct))).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet("/opvolging", async (DateOnly? asOf, Paging paging, Visitor visitor, Register register, AgreementsDb db, CancellationToken ct) =>
        {
            var page = await Read(asOf, paging with { Limit = paging.Limit ?? 100 }, visitor, register, db, ct);
            return await Pages.Show<ListObligationsPage>(new
            {
                Agreements = page, AsOf = asOf ?? db.Work.Today, Filter = FormState.With(("asOf", $"{asOf ?? db.Work.Today:yyyy-MM-dd}")), First = paging.After is null,
            });
        }).RequiresAcross(Permission.CaseloadRead);
    }

    private static async Task<Page<AgreementStanding>> Read(
        DateOnly? asOf, Paging paging, Visitor visitor, Register register, AgreementsDb db, CancellationToken ct)
    {
        var day = asOf ?? db.Work.Today;
        Guid[] reach = [.. visitor.TenantsWith(Permission.CaseloadRead, register).Select(t => t.Id)];
        var running = db.AcrossTenants<Agreement>(reach).Where(a => a.Stage == Stage.Signed && a.From <= day && a.Until >= day);
        var agreements = await running.Select(a => new { a.Id, a.TenantId, a.Title, a.From, Until = a.ApprovedUntil ?? a.Until, a.Clauses, a.Addenda, a.ProRata }).ToListAsync(ct);
        var meetings = await Counting.Meetings(
            db.AcrossTenants<MeetingLink>(reach).Where(l => running.Any(a => a.TenantId == l.TenantId && a.Id == l.AgreementId)), db.AcrossTenants<Meeting>(reach), ct);
        var annexes = await Counting.Years(db.AcrossTenants<Annex>(reach).Where(x => running.Any(a => a.TenantId == x.TenantId && a.Id == x.AgreementId)), ct);
        return paging.PartOf<AgreementStanding>(
        [
            .. from a in agreements
               let year = WorkingYear.On(day, WorkingYear.Of(a.From, Agreement.UntilOn(a.Until, a.Addenda, day), annexes[a.Id]))
               let municipality = register.ById(a.TenantId)!
               let standing = Standing.Of(Agreement.ClausesOn(a.Clauses, a.Addenda, year.Last(day)), a.ProRata, year, meetings[a.Id], day)
               orderby standing.All(o => o.Met), standing.Sum(o => Math.Max(0, o.Minimum - o.Done - o.Planned)) descending, municipality.Name, a.Id
               select new AgreementStanding(a.Id, municipality.Slug, municipality.Name, a.Title, year.Name, standing.All(o => o.Met), standing),
        ], a => a.Id);
    }
}

/// <summary>How the obligations of one running agreement stand in its working year of that day.</summary>
public sealed record AgreementStanding(
    Guid Id, string Tenant, string Municipality, string Title, string WorkingYear, bool Met, IReadOnlyList<ObligationShown> Obligations);
