using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// The secret link with which somebody's calendar reads the meetings here. Only a hash of the secret is kept: who reads the database
/// cannot read the calendar. Revoked, it gives the answer of a link that never was.
/// </summary>
internal sealed class CalendarFeed : TenantRow
{
    internal Guid PersonId { get; init; }
    internal byte[] SecretHash { get; init; } = [];
    internal DateTime MadeAt { get; init; }
    internal DateTime? RevokedAt { get; private set; }

    internal void Revoke(DateTime now) => RevokedAt ??= now;

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}

/// <summary>Makes, shows and revokes a person's calendar link, and answers the calendar that asks with it.</summary>
internal static class ShareCalendar
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/calendar-links", async (string tenant, HttpContext http, AgreementsDb db, CancellationToken ct) =>
            TypedResults.Ok(new CalendarLink(await Make(tenant, http, db, ct)))).Requires(Permission.AgreementsRead);
        routes.Api.MapDelete("/calendar-links", async (AgreementsDb db, CancellationToken ct) =>
        {
            await Revoke(db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/overleg/agenda", async (AgreementsDb db, CancellationToken ct) => await Show(null, db, ct)).Requires(Permission.AgreementsRead);
        routes.Pages.MapPost("/overleg/agenda", async (HttpContext http, string tenant, AgreementsDb db, CancellationToken ct) =>
            await Show(await Make(tenant, http, db, ct), db, ct)).Requires(Permission.AgreementsRead);
        routes.Pages.MapPost("/overleg/agenda/intrekken", (HttpContext http, string tenant, AgreementsDb db, CancellationToken ct) =>
            Forms.Post<Input>(http, _ => Revoke(db, ct), $"/{tenant}/overleg/agenda", "De link werkt niet meer.", _ => Show(null, db, ct)))
            .Requires(Permission.AgreementsRead);
        // No sign-in: a calendar cannot. The secret stands for the person, whose rights are looked up as ever.
        routes.Pages.MapGet("/overleg/agenda/{secret}.ics", Read).AllowAnonymous();
    }

    private static async Task<IResult> Show(string? fresh, AgreementsDb db, CancellationToken ct) =>
        await Pages.Show<CalendarPage>(new
        {
            Fresh = fresh,
            Since = await db.CalendarFeeds.AsNoTracking().Where(f => f.PersonId == db.Work.Actor.PersonId && f.RevokedAt == null)
                .OrderByDescending(f => f.MadeAt).Select(f => (DateTime?)f.MadeAt).FirstOrDefaultAsync(ct),
        });

    /// <summary>A new link; the one before stops working, so that there is never more than one to look after.</summary>
    private static async Task<string> Make(string tenant, HttpContext http, AgreementsDb db, CancellationToken ct)
    {
        var origin = Origin(http);
        await RevokeAll(db, ct);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var feed = new CalendarFeed { PersonId = db.Work.Actor.PersonId!.Value, SecretHash = CalendarFeed.Hash(secret), MadeAt = db.Work.Now };
        db.CalendarFeeds.Add(feed);
        await db.Save("MakeCalendarLink", feed, ct);
        return $"{origin}/{tenant}/overleg/agenda/{secret}.ics";
    }

    private static async Task Revoke(AgreementsDb db, CancellationToken ct)
    {
        var revoked = await RevokeAll(db, ct);
        await db.Save("RevokeCalendarLink", revoked.FirstOrDefault(), ct);
    }

    private static async Task<IReadOnlyList<CalendarFeed>> RevokeAll(AgreementsDb db, CancellationToken ct)
    {
        var mine = await db.CalendarFeeds.Where(f => f.PersonId == db.Work.Actor.PersonId && f.RevokedAt == null).ToListAsync(ct);
        mine.ForEach(f => f.Revoke(db.Work.Now));
        return mine;
    }

    /// <summary>
    /// Where people reach the platform, as configured. Never what the request calls itself: behind a gateway that is another address, and
    /// who asks could choose it. In Development it is this machine.
    /// </summary>
    private static string Origin(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>()["PublicOrigin"] is { Length: > 0 } origin ? origin.TrimEnd('/')
        : http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment() ? $"{http.Request.Scheme}://{http.Request.Host}"
        : throw new Refusal("no-public-origin", "Een link maken kan nog niet: het adres van dit platform is niet ingesteld. Vraag het aan de beheerder.");

    private static async Task<IResult> Read(string tenant, string secret, Register register, UnitOfWork work, IServiceProvider services, CancellationToken ct)
    {
        if (secret.Length != 48 || register.BySlug(tenant) is not { Kind: TenantKind.Municipality } here)
        {
            throw new NotFound();
        }

        // Entered as nobody, and only to look for the secret; who it stands for must still have the right to read here today.
        work.Enter(here, [here.Id], Actor.Reaction("CalendarFeed"));
        var db = services.GetRequiredService<AgreementsDb>();
        var hash = CalendarFeed.Hash(secret);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash && f.RevokedAt == null, ct) ?? throw new NotFound();
        var grants = await services.GetRequiredKeyedService<AccessCopy>("agreements").Of(feed.PersonId, ct);
        if (!grants.Any(g => g.HoldsOn(work.Today) && g.Reaches(here) && g.Allows(Permission.AgreementsRead)))
        {
            throw new NotFound();
        }

        var since = work.Today.AddYears(-1);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.Date >= since).OrderBy(m => m.Date).Take(1000).ToListAsync(ct);
        return TypedResults.Text(CalendarFile.Write(meetings, work.Now), CalendarFile.ContentType);
    }
}

/// <summary>The address to give to a calendar. It is shown this once: the platform keeps only a hash of the secret in it.</summary>
public sealed record CalendarLink(string Address);
