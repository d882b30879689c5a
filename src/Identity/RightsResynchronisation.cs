using AgiiPlatform.Contracts;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Machines;
using AgiiPlatform.Identity.Mails;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Identity;

/// <summary>
/// Publishes the rights of everybody and of every program again, each hour and when an administrator asks for it, so that a service whose
/// copy is wrong, for whatever reason, has the right one again. Each hour it also tells which programs stop working soon, and removes what
/// is old: what was counted of guesses, mails, codes that were used and devices that were remembered.
/// </summary>
internal sealed class RightsResynchronisation(
    IServiceScopeFactory scopes, MunicipalityRegistry registry, TimeProvider time, ILogger<RightsResynchronisation> log) : BackgroundService
{
    private const int PeopleInOneMessage = 200;

    internal static readonly PageAddress Action = new("/personen/rechten-opnieuw-doorgeven");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people/resynchronisation", Handle)
        .Button(Action, ListPeople.Show, "Alle rechten worden opnieuw doorgegeven. Binnen een minuut gelden ze overal.",
            then: ListPeople.Page);

    internal static async Task Handle(IdentityDb db, CancellationToken ct)
    {
        // Before the reading: what is changed while it is read, is published later than this.
        var at = db.Context.Now;
        var after = Guid.Empty;
        var people = await db.People.AsNoTracking().Include(p => p.Rights).ToListAsync(ct);
        var machines = await db.Machines.AsNoTracking().ToListAsync(ct);
        var stays = await db.TenantStays.AsNoTracking().ToListAsync(ct);
        var parts = people.Select(p => p.Access()).Concat(machines.Select(m => m.Access())).Concat(stays.Select(s => s.Access()))
            .OrderBy(a => a.PersonId).Chunk(PeopleInOneMessage).ToList();
        foreach (var part in parts)
        {
            var upTo = part == parts[^1] ? Guid.AllBitsSet : part[^1].PersonId;
            db.Publish(new AccessChanged(part, at, new PeopleRange(after, upTo)));
            after = upTo;
        }

        await db.Save(nameof(RightsResynchronisation), null, ct);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromHours(1), time, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
                db.Context.Initialize(registry.Agency, [registry.Agency.Id], Actor.Consumer(nameof(RightsResynchronisation)));
                await Handle(db, stoppingToken);
                await MachineExpires.Tell(db, registry, stoppingToken);
                await Guesses.RemoveOld(db, time, stoppingToken);
                await MailOutbox.RemoveOld(db, time, stoppingToken);
                await UsedOnce.RemoveOld(db, time, stoppingToken);
                await RememberedDevices.RemoveOld(db, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Publishing everybody's rights again failed; it is tried again in an hour.");
            }
        }
    }
}
