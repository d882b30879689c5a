using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using AgiiPlatform.Web.Forms;
using AgiiPlatform.Web.Sheets;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>
/// The log of a municipality: each service has its own and shows it where it runs, as the operators' pages do; one page leads to them all
/// and tells who is who. Everybody reads what was done in their own name.
/// </summary>
internal static class AuditPages
{
    /// <summary>The words after the tenant, before the name of a service: the gateway routes on both.</summary>
    internal const string Segment = "logboek", ApiSegment = "audit";

    /// <summary>How many entries a file has at most, the newest.</summary>
    private const int MostInFile = 10_000;

    internal static readonly PageAddress Parts = new($"/{Segment}"), OwnParts = new($"/{Segment}/eigen"),
        Choose = new($"/{Segment}/kies");

    /// <summary>The log of a service, or what is one's own in it; and with what was looked for.</summary>
    internal static PageAddress Page(string service, bool own = false) => new($"/{Segment}/{service}" + (own ? "/eigen" : ""));

    /// <summary>The file beside it.</summary>
    internal static PageAddress File(string service) => new($"/{Segment}/{service}/lijst");

    internal static void MapAudit(this WebApplication app, IReadOnlyList<Service> services)
    {
        foreach (var service in services)
        {
            Map(new ServiceRoutes(service, app), service.Name);
        }

        if (services.FirstOrDefault(s => s.Name == "identity") is { } first) // to which the gateway brings what no service owns
        {
            var routes = new ServiceRoutes(first, app);
            routes.Pages.MapGet(Parts.Pattern, ShowParts).Requires(Permission.AuditRead);
            routes.Pages.MapGet(Choose.Pattern, (HttpContext http, CurrentUser user, string? wie, string? deel) =>
                TypedResults.Redirect(Page(PlatformPages.Names(http.RequestServices).FirstOrDefault(s => s == deel) ?? "identity")
                    .In(user.Tenant!.Slug) + (Guid.TryParse(wie, out var person) ? $"?wie={person}" : ""))).Requires(Permission.AuditRead);
            routes.Api.MapGet($"/{ApiSegment}", (HttpContext http, CurrentUser user) => TypedResults.Ok(
                    PlatformPages.Names(http.RequestServices).Select(s =>
                        new AuditPart(s, ServiceLabels.ToDisplay(s), $"/api/{user.Tenant!.Slug}/{ApiSegment}/{s}"))))
                .Requires(Permission.AuditRead);
            // With one parameter it would be taken for a function that writes the answer itself.
            routes.Pages.MapGet(OwnParts.Pattern, async (HttpContext http, CurrentUser _) => await Pages.Show<AuditPartsPage>(new
            {
                Services = PlatformPages.Names(http.RequestServices), People = Array.Empty<AuditPerson>(), IsOwn = true,
            })).RequiresSignIn();
            SignInHistory.Map(routes);
        }
    }

    private static void Map(ServiceRoutes routes, string service)
    {
        routes.Api.MapGet($"/{ApiSegment}/{service}", Read).Requires(Permission.AuditRead);
        routes.Pages.MapGet(Page(service).Pattern, async (
            AuditQuery query, Paging paging, HttpContext http, CurrentUser user, CancellationToken ct) =>
        {
            var lines = await Read(query, paging, http, user, ct);
            var db = http.RequestServices.GetRequiredKeyedService<ServiceDb>(service);
            var acts = await db.Audit.Select(a => a.Act).Distinct().ToListAsync(ct);
            return await Pages.Show<AuditPage>(new { Service = service, Lines = lines, Query = query, Acts = acts });
        }).Requires(Permission.AuditRead);
        routes.MapSheet(File(service), $"/{ApiSegment}/{service}/list", new(Permission.AuditRead, Across: false), InSheet);
        routes.Api.MapGet($"/{ApiSegment}/{service}/own", ReadOwn).RequiresSignIn();
        routes.Pages.MapGet(Page(service, own: true).Pattern, async (
            AuditQuery query, Paging paging, HttpContext http, CurrentUser user, CancellationToken ct) =>
            await Pages.Show<AuditPage>(new
            {
                Service = service, Lines = await ReadOwn(query, paging, http, user, ct), Query = query, Acts = Array.Empty<string>(),
                IsOwn = true,
            })).RequiresSignIn();

        // That somebody reads it, and what they look for, is in it before anything is shown.
        async Task<PagedList<AuditLine>> Read(
            AuditQuery query, Paging paging, HttpContext http, CurrentUser user, CancellationToken ct)
        {
            var db = http.RequestServices.GetRequiredKeyedService<ServiceDb>(service);
            var lines = await Some(query, paging, db, user, ct);
            await db.Save(nameof(ReadAudit), null, query.InLog, ct);
            return lines;
        }

        async Task<PagedList<AuditLine>> ReadOwn(
            AuditQuery query, Paging paging, HttpContext http, CurrentUser user, CancellationToken ct) =>
            await Some(query with { Person = user.PersonId }, paging, http.RequestServices.GetRequiredKeyedService<ServiceDb>(service),
                user, ct);

        async Task<Sheet> InSheet(AuditQuery query, HttpContext http, CurrentUser user, CancellationToken ct)
        {
            var db = http.RequestServices.GetRequiredKeyedService<ServiceDb>(service);
            var rows = await query.In(db).OrderByDescending(a => a.Id).Take(MostInFile).ToListAsync(ct);
            await db.Save(nameof(ReadAudit), null, $"{query.InLog}, als bestand", ct);
            return new Sheet("logboek", "entries",
            [
                new("Wanneer"), new("Wie"), new("Rol"), new("Handeling"), new("Naam van de handeling"), new("Dossier"), new("Reden"),
            ])
            {
                Rows = rows.Select(e => AuditLine.Of(e, ShowsReason(user))).Select(IReadOnlyList<object?> (l) =>
                    [$"{Brussels.Clock(l.At):yyyy-MM-dd HH:mm:ss}", l.PersonId?.ToString(), l.RoleInWords, l.Said, l.Act,
                        l.RecordId?.ToString(), l.Reason]),
            };
        }

        async Task<PagedList<AuditLine>> Some(AuditQuery query, Paging paging, ServiceDb db, CurrentUser user, CancellationToken ct)
        {
            var entries = query.In(db);
            await paging.Within(() => entries.Select(e => e.Id), ct);
            var rows = await entries.Where(e => paging.After == null || e.Id < paging.After).OrderByDescending(e => e.Id)
                .Take(paging.Take + 1).ToListAsync(ct);
            return paging.Of([.. rows.Select(e => AuditLine.Of(e, ShowsReason(user)))], l => l.Id);
        }

        // What is noted in the log of referrals may speak of a client; the OCMW is a compartment of its own.
        bool ShowsReason(CurrentUser user) => service != "inburgering" || user.Can(Permission.ReferralsRead);
    }

    private static async Task<IResult> ShowParts(
        HttpContext http, IdentityDb db, RequestContext context, CancellationToken ct)
    {
        var tenant = context.Tenant!;
        var people = (await db.People.AsNoTracking().Include(p => p.Rights)
                .Where(p => p.Rights.Any(r => r.TenantId == tenant.Id || r.TenantId == null)).ToListAsync(ct))
            .Select(p => (Person: p, Rights: p.Rights.Where(r => r.ToGrant().AppliesTo(tenant)).ToList())).Where(p => p.Rights.Count > 0)
            .Select(p => new AuditPerson(p.Person.Id, p.Person.Name,
                string.Join(", ", p.Rights.Select(r => Role.All[r.Role].Title).Distinct())))
            .OrderBy(p => p.Name, Dutch.Alphabetical).ToList();
        await db.Save(nameof(ReadAudit), null, "wie is wie", ct);
        return await Pages.Show<AuditPartsPage>(new { Services = PlatformPages.Names(http.RequestServices), People = people });
    }
}
