using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Makes, shows and revokes a person's calendar link, and answers the calendar that asks with it.</summary>
internal static class ShareCalendar
{
    /// <summary>How many meetings a calendar gets at most.</summary>
    internal const int Most = 1000;

    internal static readonly PageAddress Page = new("/overleg/agenda");

    private static readonly PageAddress Feed = new("/overleg/agenda/{secret}.ics");

    internal static readonly PageAddress RevokeAction = new("/overleg/agenda/intrekken");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/calendar-links", async (string tenant, HttpContext http, AgreementsDb db, CancellationToken ct) =>
            new CalendarLink(await Make(tenant, http, db, ct))).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
        // Answers the page itself: the link is shown this once, and is in no address to go to.
        routes.Pages.MapPost(Page.Pattern, async (HttpContext http, string tenant, AgreementsDb db, CancellationToken ct) =>
            await ShowWith(await Make(tenant, http, db, ct), db, ct)).Requires(Permission.AgreementsRead);
        routes.Act(Permission.AgreementsRead, "/calendar-links", Revoke, method: HttpMethods.Delete)
            .Button(RevokeAction, Show, "De link werkt niet meer.", then: Page);
        // No sign-in: a calendar cannot. The secret stands for the person, whose rights are looked up as ever.
        routes.Pages.MapGet(Feed.Pattern, Read).AllowAnonymous();
        // The link of AgII's people has the same address but for the first word. It reads across, and so it says what that needs.
        routes.Root.MapGet($"/agii{Feed.Pattern}", ReadAcross)
            .ExcludeFromDescription().AllowAnonymous().RequiresAcross(Permission.CaseloadRead);
    }

    private static Task<IResult> Show(AgreementsDb db, CancellationToken ct) => ShowWith(null, db, ct);

    private static async Task<IResult> ShowWith(string? fresh, AgreementsDb db, CancellationToken ct) =>
        await Pages.Show<CalendarPage>(new
        {
            Fresh = fresh,
            Since = await db.CalendarFeeds.AsNoTracking().Where(f => f.PersonId == db.Context.Actor.PersonId && f.RevokedAt == null)
                .OrderByDescending(f => f.MadeAt).Select(f => (DateTime?)f.MadeAt).FirstOrDefaultAsync(ct),
        });

    /// <summary>A new link; the one before stops working, so that there is never more than one to look after.</summary>
    private static async Task<string> Make(string tenant, HttpContext http, AgreementsDb db, CancellationToken ct)
    {
        var origin = Origin(http);
        await RevokeAll(db, ct);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var feed = new CalendarFeed
        {
            PersonId = db.Context.Actor.PersonId!.Value, SecretHash = CalendarFeed.Hash(secret), MadeAt = db.Context.Now,
        };
        db.CalendarFeeds.Add(feed);
        db.Context.RequestKey = null; // the secret is not kept, so a repetition cannot be told it: it gets a link that works
        await db.Save("MakeCalendarLink", feed, ct);
        return origin + Feed.In(tenant, secret);
    }

    private static async Task Revoke(AgreementsDb db, CancellationToken ct)
    {
        var revoked = await RevokeAll(db, ct);
        await db.Save("RevokeCalendarLink", revoked.FirstOrDefault(), ct);
    }

    private static async Task<IReadOnlyList<CalendarFeed>> RevokeAll(AgreementsDb db, CancellationToken ct)
    {
        var mine = await db.CalendarFeeds.Where(f => f.PersonId == db.Context.Actor.PersonId && f.RevokedAt == null).ToListAsync(ct);
        mine.ForEach(f => f.Revoke(db.Context.Now));
        return mine;
    }

    /// <summary>
    /// Where people reach the platform, as configured. Never what the request calls itself: behind a gateway that is another address, and
    /// who asks could choose it. In Development it is this machine.
    /// </summary>
    private static string Origin(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>()["PublicOrigin"] is { Length: > 0 } origin ? origin.TrimEnd('/')
        : http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment() ? $"{http.Request.Scheme}://{http.Request.Host}"
        : throw new RuleViolation("no-public-origin",
            "Een link maken kan nog niet: het adres van dit platform is niet ingesteld. Vraag het aan de beheerder.");

    private static async Task<IResult> Read(
        string tenant, string secret, MunicipalityRegistry registry, AgreementsDb db, [FromKeyedServices("agreements")] GrantCache access,
        SignedOutEverywhere signedOut, CancellationToken ct)
    {
        var here = registry.BySlug(tenant) is { Kind: TenantKind.Municipality } found ? found : throw new NotFound();
        await RightsBehind(secret, here, Permission.AgreementsRead, db, access, signedOut, ct);
        return await Calendar(db.Meetings.AsNoTracking(), m => m.Title, $"Overleg {here.Name} en AgII", db.Context, ct);
    }

    /// <summary>
    /// The meetings of every municipality that the person follows today: a consultant those of the assignments that run, a regional manager
    /// those of the region. Both follow from the rights, none of which reaches further, and from where AgII works. Each meeting names its
    /// municipality, also when there is but one: the names in a calendar do not change when a second comes.
    /// </summary>
    private static async Task<IResult> ReadAcross(
        string secret, MunicipalityRegistry registry, AgreementsDb db, [FromKeyedServices("agreements")] GrantCache access,
        SignedOutEverywhere signedOut, CancellationToken ct)
    {
        var rights = await RightsBehind(secret, registry.Agency, Permission.CaseloadRead, db, access, signedOut, ct);
        var area = registry.Population(PopulationName.Agii, db.Context.Today).Municipalities;
        Guid[] tenants = [.. area.Select(m => m.Tenant).Where(t => rights.Any(g => g.AppliesTo(t))).Select(t => t.Id)];
        db.Context.Initialize(registry.Agency, [registry.Agency.Id, .. tenants], db.Context.Actor);
        return await Calendar(db.AcrossTenants<Meeting>(tenants),
            m => $"{registry.ById(m.TenantId)!.Name}: {m.Title}", "Overleg van mijn gemeenten", db.Context, ct);
    }

    /// <summary>
    /// The rights of today with this permission of the person whom the secret stands for. The tenant is entered as nobody, and only to look
    /// for the secret; without a right there, or when the person signed out everywhere since, it is the answer of a link that never was.
    /// </summary>
    private static async Task<IReadOnlyList<Grant>> RightsBehind(
        string secret, Tenant here, Permission needed, AgreementsDb db, GrantCache access, SignedOutEverywhere signedOut,
        CancellationToken ct)
    {
        db.Context.Initialize(here, [here.Id], Actor.Consumer("CalendarFeed"));
        var hash = CalendarFeed.Hash(secret);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash && f.RevokedAt == null, ct)
            ?? throw new NotFound();
        if (await signedOut(feed.PersonId, ct) >= feed.MadeAt)
        {
            throw new NotFound();
        }

        if ((await access.Of(here.Id, ct)).Any(s => s.Role == TenantStays.Closed))
        {
            throw new NotFound();
        }

        var rights = (await access.Of(feed.PersonId, ct)).Where(g => g.IsInForceOn(db.Context.Today) && g.Allows(needed)).ToList();
        return rights.Exists(g => g.AppliesTo(here)) ? rights : throw new NotFound();
    }

    /// <summary>
    /// In the order of their days: what comes, the nearest first; and with the room that it leaves, the latest of the past year.
    /// </summary>
    private static async Task<IResult> Calendar(
        IQueryable<Meeting> meetings, Func<Meeting, string> title, string name, RequestContext context, CancellationToken ct)
    {
        var (today, since) = (context.Today, context.Today.AddYears(-1));
        var coming = await meetings.Where(m => m.Date >= today).OrderBy(m => m.Date).ThenBy(m => m.Id).Take(Most).ToListAsync(ct);
        var past = await meetings.Where(m => m.Date >= since && m.Date < today)
            .OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).Take(Most - coming.Count).ToListAsync(ct);
        var file = Encoding.UTF8.GetBytes(CalendarFile.Write([.. past.AsEnumerable().Reverse(), .. coming], title, name));
        // A calendar that has these bytes already is told so (304).
        return TypedResults.Bytes(file, CalendarFile.ContentType,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))}\""));
    }
}
