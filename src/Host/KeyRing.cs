using System.Security.Cryptography.X509Certificates;
using AgiiPlatform.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host;

/// <summary>
/// The keys that protect cookies and tokens, shared by every process of the platform: a folder in the embedded shape, a table in
/// PostgreSQL. Production wants them wrapped by a certificate (<c>DataProtection:CertificatePath</c>) and does not start without.
/// </summary>
internal static class KeyRing
{
    /// <summary>Registers the shared keys, read and added with the login of <paramref name="service"/>, any of this process.</summary>
    internal static void AddKeyRing(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string service)
    {
        var protection = services.AddDataProtection().SetApplicationName("agii-platform");
        if (configuration.UsesPostgreSql())
        {
            services.AddDbContext<KeyRingDb>(o => o.UseNpgsql(configuration.GetConnectionString(service)).UseSnakeCaseNamingConvention());
            protection.PersistKeysToDbContext<KeyRingDb>();
        }
        else
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(configuration.DataDirectory(), "keys")));
        }

        if (configuration["DataProtection:CertificatePath"] is { } path)
        {
            var password = configuration["DataProtection:CertificatePassword"];
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, password));
        }
        else if (environment.IsProduction() && configuration.UsesPostgreSql())
        {
            throw new InvalidOperationException("DataProtection:CertificatePath is missing: Production keeps no key in the clear.");
        }
    }
}
