using System.Security.Cryptography;
using AgiiPlatform.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform.PersonalData;

/// <summary>The master keys of the vault: <c>PersonalData:MasterKeys:{version}</c> (base64, 32 bytes), or in the embedded shape a file made at first start.</summary>
internal static class InszVaultRegistration
{
    internal static void AddInszVault(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = configuration.GetSection("PersonalData:MasterKeys").GetChildren()
            .ToDictionary(c => byte.Parse(c.Key), c => Convert.FromBase64String(c.Value!));
        if (keys.Count == 0)
        {
            if (configuration.UsesPostgreSql())
            {
                throw new InvalidOperationException("PersonalData:MasterKeys is missing: every process must have the same keys.");
            }

            keys[1] = OwnKey(Path.Combine(Directory.CreateDirectory(Path.Combine(configuration.DataDirectory(), "keys")).FullName, "insz-1.key"));
        }

        services.AddSingleton(new InszVault(keys));
    }

    /// <summary>The key beside the data is worth no more than the folder's own protection; it is meant for one machine.</summary>
    private static byte[] OwnKey(string file)
    {
        if (!File.Exists(file))
        {
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return Convert.FromBase64String(File.ReadAllText(file));
    }
}
