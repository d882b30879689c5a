using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements.Renewals;

/// <summary>
/// Shows AgII which signed agreements end in a term of the councils, and which of them have a renewal: those without one first, and of
/// these what ends, or ended, first.
/// </summary>
internal static class ListRenewals
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/renewals", async (DateOnly? from, DateOnly? until, Paging paging, Visitor visitor, Register register, AgreementsDb db, CancellationToken ct) =>
            TypedResults.Ok(await Read(from, until, paging, visitor, register, db, ct))).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet("/vernieuwingen", async (DateOnly? from, DateOnly? until, Paging paging, Visitor visitor, Register register, AgreementsDb db, CancellationToken ct) =>
        {
            var (first, last) = Window(from, until, db.Work.Today);
            return await Pages.Show<ListRenewalsPage>(new
            {
                Ending = await Read(from, until, paging with { Limit = paging.Limit ?? 100 }, visitor, register, db, ct),
                From = first,
                Until = last,
                Filter = FormState.With(("from", $"{first:yyyy-MM-dd}"), ("until", $"{last:yyyy-MM-dd}")),
                First = paging.After is null,
            });
        }).RequiresAcross(Permission.CaseloadRead);
    }

    /// <summary>
    /// When nothing is asked: from the last day of the term before, with which its agreements ended and may still wait for a renewal, until
    /// that of the present one.
    /// </summary>
    private static (DateOnly From, DateOnly Until) Window(DateOnly? from, DateOnly? until, DateOnly today) =>
        (from ?? Legislature.On(today)?.From.AddDays(-1) ?? today, until ?? Legislature.On(today)?.Until ?? today.AddYears(1));

    private static async Task<Page<EndingAgreement>> Read(
        DateOnly? from, DateOnly? until, Paging paging, Visitor visitor, Register register, AgreementsDb db, CancellationToken ct)
    {
        var (first, last) = Window(from, until, db.Work.Today);
        new Check().That(first <= last, "until", "De laatste dag ligt vóór de eerste.").Done();
        Guid[] reach = [.. visitor.TenantsWith(Permission.CaseloadRead, register).Select(t => t.Id)];
        var ending = db.AcrossTenants<Agreement>(reach).Where(a => a.Stage == Stage.Signed && a.Until >= first && a.Until <= last);
        var renewals = db.AcrossTenants<Agreement>(reach);
        var rows = await ending.Select(a => new
        {
            a.Id, a.TenantId, a.Title, a.Until,
            Renewal = renewals.Where(r => r.TenantId == a.TenantId && r.PredecessorId == a.Id).Select(r => (Guid?)r.Id).FirstOrDefault(),
        }).ToListAsync(ct);
        return paging.PartOf<EndingAgreement>(
        [
            .. from a in rows
               let municipality = register.ById(a.TenantId)!
               orderby a.Renewal is not null, a.Until, municipality.Name, a.Id
               select new EndingAgreement(a.Id, municipality.Slug, municipality.Name, a.Title, a.Until, a.Renewal),
        ], a => a.Id);
    }
}

/// <summary>An agreement that ends in the time asked about; <paramref name="RenewalId"/> is null while nothing follows it.</summary>
public sealed record EndingAgreement(Guid Id, string Tenant, string Municipality, string Title, DateOnly Until, Guid? RenewalId);
