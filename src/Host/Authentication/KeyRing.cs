using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AgiiPlatform.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// The keys that protect cookies and tokens, shared by every process of the platform: a folder in the embedded shape, a table in
/// PostgreSQL, to which Identity alone adds. Production wants them wrapped by a certificate (<c>DataProtection:CertificatePath</c>) and
/// does not start without; where there is a certificate, a key that it did not wrap does not count.
/// </summary>
internal static class KeyRing
{
    /// <summary>The service that makes keys: it is the one that signs people in.</summary>
    private const string Maker = "identity";

    /// <summary>
    /// Registers the shared keys for a process of these services: read with the login of one of them, and made only where Identity runs.
    /// </summary>
    internal static void AddKeyRing(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, IReadOnlyList<string> names)
    {
        var protection = services.AddDataProtection().SetApplicationName("agii-platform");
        var path = configuration["DataProtection:CertificatePath"];
        if (path is not null)
        {
            var password = configuration["DataProtection:CertificatePassword"];
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, password));
        }
        else if (environment.IsProduction() && configuration.UsesPostgreSql())
        {
            throw new InvalidOperationException("DataProtection:CertificatePath is missing: Production keeps no key in the clear.");
        }

        if (configuration.UsesPostgreSql())
        {
            var login = configuration.GetConnectionString(LoginOf(names));
            services.AddDbContext<KeyRingDb>(o => o.UseNpgsql(login).UseSnakeCaseNamingConvention());
        }

        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider, ILoggerFactory>((o, s, logs) =>
        {
            o.AutoGenerateKeys = names.Contains(Maker);
            o.XmlRepository = configuration.UsesPostgreSql() ? InTable(s, logs, path is not null)
                : InFolder(configuration, logs, path is not null);
        });
    }

    /// <summary>Whose login a process of these services uses for what all share: Identity's, which may do more, where that runs.</summary>
    internal static string LoginOf(IReadOnlyList<string> names) => names.Contains(Maker) ? Maker : names[0];

    /// <summary>Only Identity's login may add keys: the host does not start with another that can.</summary>
    internal static async Task CheckKeyRing(this IServiceProvider services)
    {
        foreach (var database in services.GetServices<ServiceDatabase>().Where(d => d.Name != Maker && d.Source is not null))
        {
            await using var command = database.Source!.CreateCommand(
                "select has_table_privilege('platform.data_protection_keys', 'insert, update, delete')");
            if (await command.ExecuteScalarAsync() is true)
            {
                throw new InvalidOperationException(
                    $"The login of {database.Name} may add keys to the key ring, and so become anybody: run postgresql-roles.sql again.");
            }
        }
    }

    /// <summary>A key that was kept in the clear, as this certificate wraps it; what is no key, or wrapped, stays as it is.</summary>
    internal static XElement Wrap(XElement element, X509Certificate2 certificate, ILoggerFactory logs)
    {
        foreach (var secret in element.Descendants().Where(e => e.Attributes().Any(a => a.Name.LocalName == "requiresEncryption")).ToList())
        {
            var wrapped = new CertificateXmlEncryptor(certificate, logs).Encrypt(secret);
            XNamespace names = "http://schemas.asp.net/2015/03/dataProtection";
            secret.ReplaceWith(new XElement(names + "encryptedSecret",
                new XAttribute("decryptorType", wrapped.DecryptorType.AssemblyQualifiedName!), wrapped.EncryptedElement));
        }

        return element;
    }

    private static KeysThatCount InTable(IServiceProvider services, ILoggerFactory logs, bool mustBeWrapped)
    {
        var store = new EntityFrameworkCoreXmlRepository<KeyRingDb>(services, logs);
        return new(store, Rows, mustBeWrapped, logs.CreateLogger<KeysThatCount>());

        IReadOnlyList<(string, string?)> Rows()
        {
            using var scope = services.CreateScope();
            return [.. scope.ServiceProvider.GetRequiredService<KeyRingDb>().DataProtectionKeys.AsNoTracking().AsEnumerable()
                .Select(k => ($"row {k.Id}", k.Xml))];
        }
    }

    private static KeysThatCount InFolder(IConfiguration configuration, ILoggerFactory logs, bool mustBeWrapped)
    {
        var folder = Directory.CreateDirectory(Path.Combine(configuration.DataDirectory(), "keys"));
        return new(new FileSystemXmlRepository(folder, logs), Files, mustBeWrapped, logs.CreateLogger<KeysThatCount>());

        IReadOnlyList<(string, string?)> Files() =>
            [.. folder.EnumerateFiles("*.xml").Select(f => (f.Name, (string?)File.ReadAllText(f.FullName)))];
    }
}
