using AgiiPlatform.Host.Operations.Moving;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops erase --tenant NAME --referral ID --reason TEXT</c>: erases a client's file for good. The audit log keeps that it was there,
/// who opened it and why. It is noted first in the <see cref="ErasureRegister"/>, so that a kill or a restored backup brings nothing back:
/// <c>--ops erase-again</c> erases all that is noted and there.
/// </summary>
internal static class EraseFile
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var tenant = app.Services.GetRequiredService<MunicipalityRegistry>().Named(app.Configuration.Option("tenant"));
        var id = Guid.TryParse(app.Configuration.Option("referral"), out var parsed) ? parsed
            : throw new InvalidOperationException("--referral is the id in the address of the file's page.");
        var reason = app.Configuration.Option("reason");
        if (!await Erase(app, tenant, id, reason, () => new ErasureRegister(app.Configuration).Add(tenant.Id, id), ct))
        {
            throw new InvalidOperationException($"{tenant.Name} has no file {id}.");
        }

        await output.WriteLineAsync("Erased, and noted for restores.");
        return 0;
    }

    internal static async Task<int> RunAgain(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var registry = app.Services.GetRequiredService<MunicipalityRegistry>();
        var (noted, erased) = (new ErasureRegister(app.Configuration).All, 0);
        foreach (var (tenant, id) in noted)
        {
            var whose = registry.Municipalities.Single(t => t.Id == tenant);
            erased += await Erase(app, whose, id, "Opnieuw gewist na een herstel.", () => { }, ct) ? 1 : 0;
        }

        await output.WriteLineAsync($"{noted.Count} erasures are noted; {erased} files were there again and are erased.");
        return 0;
    }

    private static async Task<bool> Erase(WebApplication app, Tenant tenant, Guid id, string reason, Action note, CancellationToken ct)
    {
        await using var stores = await Stores.Open(app.Services.GetRequiredService<IReadOnlyList<Service>>(), app.Configuration, ct);
        await stores.Enter(tenant.Id, ct);
        var context = new RequestContext(TimeProvider.System, app.Services.GetRequiredService<OutboxSignal>());
        context.Initialize(tenant, [tenant.Id], Actor.Consumer(nameof(EraseFile)));
        var db = stores.Of("inburgering").Bind(context);
        var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == "referrals").ClrType;
        if (await db.FindAsync(type, [tenant.Id, id], ct) is not TenantEntity file)
        {
            return false;
        }

        note();
        // What a repeated request would be answered holds a hash of the client's data.
        await db.IdempotentRequests.Where(r => r.CreatedId == id).ExecuteDeleteAsync(ct);
        db.Remove(file);
        await db.Save(nameof(EraseFile), file, reason, ct);
        await stores.Commit(ct);
        return true;
    }
}
