using System.Security.Cryptography;
using AgiiPlatform.Inburgering.Referrals;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// Before the host serves anybody, compares each master key with the check value that was kept when its version was first used: a key that
/// is wrong or gone stops the start, since what another key of the same version locks could never be told apart, and double referrals would
/// not be found any more.
/// </summary>
internal sealed class KeysThatFit(IServiceScopeFactory scopes, IServiceProvider services, MunicipalityRegistry registry, OwnMasterKey own)
    : IHostedService
{
    /// <exception cref="InvalidOperationException">A key is another one than before, or is missing while numbers need it.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Check(cancellationToken);
        }
        catch (RuleViolation)
        {
            await Check(cancellationToken); // another process that starts kept them first
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Check(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>()
            .Initialize(registry.Agency, registry.TenantIds, Actor.Consumer(nameof(KeysThatFit)));
        var db = scope.ServiceProvider.GetRequiredService<InburgeringDb>();
        var kept = await db.KeyChecks.AsNoTracking().ToDictionaryAsync(k => (byte)k.Version, k => k.Value, ct);
        var stored = db.AcrossTenants<Referral>(registry.MunicipalityIds).Where(r => r.InszLocked != null);
        // Numbers of before the check values were kept: one of them must open.
        var old = kept.Count > 0 ? null
            : await stored.Select(r => new { r.TenantId, r.Id, Number = r.InszLocked! }).FirstOrDefaultAsync(ct);
        own.MayBeMade = kept.Count == 0 && old is null;
        if (VaultIfAny() is not { } vault)
        {
            throw Refusal(kept.Keys.FirstOrDefault((byte)1));
        }

        if (old is not null && !Opens(vault, old.TenantId, old.Id, old.Number))
        {
            throw Refusal(old.Number[0]);
        }

        foreach (var (version, value) in kept)
        {
            if (vault.Versions.Contains(version) ? !value.SequenceEqual(vault.CheckValue(version)) : await IsUsed(version))
            {
                throw Refusal(version);
            }
        }

        foreach (var version in vault.Versions.Except(kept.Keys))
        {
            db.KeyChecks.Add(new KeyCheck { Version = version, Value = vault.CheckValue(version) });
        }

        if (db.ChangeTracker.HasChanges())
        {
            await db.Save(nameof(KeysThatFit), null, ct);
        }

        // A version whose key was taken away: only when nothing is locked with it any more.
        async Task<bool> IsUsed(byte version)
        {
            await foreach (var number in stored.Select(r => r.InszLocked!).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (number[0] == version)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static bool Opens(InszVault vault, Guid tenant, Guid record, byte[] number)
    {
        try
        {
            vault.Decrypt(tenant, record, Referral.InszColumn, number);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private InszVault? VaultIfAny()
    {
        try
        {
            return services.GetRequiredService<InszVault>();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private InvalidOperationException Refusal(byte version) => new(
        $"The master key of version {version} for national numbers is missing or is another one: it does not open what is stored. "
        + $"Give the key that locked it (PersonalData:MasterKeys:{version}, or {own.File}).");
}
