using AgiiPlatform.Identity.Sessions;

namespace AgiiPlatform.Identity.Organisations;

/// <summary>
/// Copies which organisations chose a second step for everybody to where every process reads it. It runs again and again, so that a copy
/// that failed, or a process that stopped between, is put right within seconds.
/// </summary>
internal sealed class SecondStepChoices(IServiceScopeFactory scopes, SessionStore sessions, MunicipalityRegistry registry)
{
    internal async Task Copy(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        IReadOnlyList<Guid> all = [.. registry.Tenants.Select(t => t.Id)];
        db.Context.Initialize(registry.Agency, all, Actor.Consumer(nameof(SecondStepChoices)));
        var chosen = await db.AcrossTenants<OrganisationSettings>(all).Where(s => s.AsksSecondStep).Select(s => s.TenantId).ToListAsync(ct);
        await sessions.SetWhoAsksSecondStep(chosen, ct);
    }
}
