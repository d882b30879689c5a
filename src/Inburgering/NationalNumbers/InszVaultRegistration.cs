using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// The master keys of the vault: <c>PersonalData:MasterKeys:{version}</c> (base64, 32 bytes), or in the embedded shape a file made at
/// first start. The highest version locks, or the one that <c>PersonalData:LockWith</c> names: so a new key can be with every process
/// before the first locks with it.
/// </summary>
internal static class InszVaultRegistration
{
    /// <summary>Registers the vault; a process that needs the keys and has none does not start.</summary>
    internal static void AddInszVault(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MasterKeys>()
            .Configure(o => o.Keys = configuration.GetSection("PersonalData:MasterKeys").GetChildren()
                .ToDictionary(c => byte.Parse(c.Key), c => Convert.FromBase64String(c.Value!)))
            .Validate(o => o.Keys.Count > 0 || !configuration.UsesPostgreSql(),
                "PersonalData:MasterKeys is missing: every process must have the same keys.")
            .ValidateOnStart();
        services.AddSingleton(s => new OwnMasterKey(configuration));
        services.AddSingleton(s => new InszVault(s.GetRequiredService<IOptions<MasterKeys>>().Value.Keys is { Count: > 0 } keys
            ? keys : new Dictionary<byte, byte[]> { [1] = s.GetRequiredService<OwnMasterKey>().Read() },
            configuration.GetValue<byte?>("PersonalData:LockWith")));
        services.AddHostedService<KeysThatFit>();
    }

    private sealed class MasterKeys
    {
        internal IReadOnlyDictionary<byte, byte[]> Keys { get; set; } = new Dictionary<byte, byte[]>();
    }
}
