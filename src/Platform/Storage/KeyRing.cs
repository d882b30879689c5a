using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// The keys that protect cookies and tokens, shared by every process of the platform: a folder in the embedded shape, the table
/// <c>platform.data_protection_keys</c> in PostgreSQL. Production wants them wrapped by a certificate
/// (<c>DataProtection:CertificatePath</c>) and does not start without.
/// </summary>
public static class KeyRing
{
    /// <summary>Registers the shared keys. <paramref name="service"/> is any service of this process: its login may read and add keys.</summary>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string service)
    {
        var protection = services.AddDataProtection().SetApplicationName("agii-platform");
        if (configuration.UsesPostgreSql())
        {
            var connection = configuration.GetConnectionString(service)!;
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
                new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new InPostgreSql(connection)));
        }
        else
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(configuration.DataDirectory(), "keys")));
        }

        if (configuration["DataProtection:CertificatePath"] is { } path)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, configuration["DataProtection:CertificatePassword"]));
        }
        else if (environment.IsProduction() && configuration.UsesPostgreSql())
        {
            throw new InvalidOperationException("DataProtection:CertificatePath is missing: Production keeps no key in the clear.");
        }
    }

    private sealed class InPostgreSql(string connectionString) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var command = new NpgsqlCommand("select xml from platform.data_protection_keys", connection);
            using var reader = command.ExecuteReader();
            var keys = new List<XElement>();
            while (reader.Read())
            {
                keys.Add(XElement.Parse(reader.GetString(0)));
            }

            return keys;
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var command = new NpgsqlCommand("insert into platform.data_protection_keys (id, xml) values ($1, $2)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
            command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
            command.ExecuteNonQuery();
        }
    }
}
