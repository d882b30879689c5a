using System.Security.Cryptography;
using AgiiPlatform.Inburgering.Referrals;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// Before the host serves anybody, opens a stored national number of each key version: a key that is wrong or gone stops the start, since
/// numbers locked with another key of the same version could never be told apart, and double referrals would not be found any more.
/// </summary>
internal sealed class KeysThatFit(IServiceScopeFactory scopes, IServiceProvider services, MunicipalityRegistry registry, OwnMasterKey own)
    : IHostedService
{
    /// <exception cref="InvalidOperationException">A number that is stored does not open.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var everywhere = registry.Municipalities.Select(t => t.Id).ToList();
        scope.ServiceProvider.GetRequiredService<RequestContext>()
            .Initialize(registry.Agency, [registry.Agency.Id, .. everywhere], Actor.Consumer(nameof(KeysThatFit)));
        var locked = scope.ServiceProvider.GetRequiredService<InburgeringDb>().AcrossTenants<Referral>(everywhere)
            .Where(r => r.InszLocked != null).Select(r => new { r.TenantId, r.Id, Number = r.InszLocked! });
        var opened = new HashSet<byte>();
        await foreach (var row in locked.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (opened.Add(row.Number[0]) && !Opens(row.TenantId, row.Id, row.Number))
            {
                throw new InvalidOperationException(
                    $"The master key of version {row.Number[0]} for national numbers is missing or is another one: it does not open what "
                    + $"is stored. Give the key that locked it (PersonalData:MasterKeys:{row.Number[0]}, or {own.File}).");
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The vault is made only now that a number is there: without a key of its own there is none to make.
    private bool Opens(Guid tenant, Guid record, byte[] number)
    {
        try
        {
            own.MayBeMade = false;
            services.GetRequiredService<InszVault>().Decrypt(tenant, record, Referral.InszColumn, number);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FileNotFoundException)
        {
            return false;
        }
    }
}
