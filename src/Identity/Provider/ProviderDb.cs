using Microsoft.Extensions.Configuration;
using Npgsql;
using OpenIddict.EntityFrameworkCore.Models;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// The provider's tables, which OpenIddict reads and writes itself. They are part of Identity's model, whose migrations make them; here
/// they are apart, since the library saves on its own, and what it saves is no act of a person.
/// </summary>
internal sealed class ProviderDb(DbContextOptions<ProviderDb> options) : DbContext(options)
{
    /// <summary>Where they are. With connections of their own: what strangers send ends in these queries, prepared by none.</summary>
    internal static void Use(DbContextOptionsBuilder options, IConfiguration configuration)
    {
        options.UseSnakeCaseNamingConvention();
        if (configuration.UsesPostgreSql())
        {
            var login = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("identity")) { MaxPoolSize = 8 };
            options.UseNpgsql(login.ToString());
        }
        else
        {
            var file = Path.Combine(configuration.DataDirectory(), "identity.db");
            options.UseSqlite($"Data Source={file};Default Timeout=30;Foreign Keys=True");
        }
    }

    /// <summary>The four tables; they have no tenant.</summary>
    internal static void Map(ModelBuilder model)
    {
        model.UseOpenIddict<Guid>();
        model.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("applications");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("authorizations");
        model.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("scopes");
        model.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("tokens");
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema("identity");
        }

        Map(modelBuilder);
    }
}
