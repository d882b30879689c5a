using AgiiPlatform.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// Where services keep their data: <c>Storage:Provider</c> is <c>Sqlite</c> (one file per service under <c>DataDirectory</c>) or
/// <c>PostgreSql</c> (one schema and one login per service, <c>ConnectionStrings:{service}</c>).
/// </summary>
public static class Databases
{
    /// <summary>Whether the configuration asks for PostgreSQL.</summary>
    public static bool UsesPostgreSql(this IConfiguration configuration) =>
        string.Equals(configuration["Storage:Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder of the embedded shape.</summary>
    public static string DataDirectory(this IConfiguration configuration)
    {
        var directory = Path.GetFullPath(configuration["DataDirectory"] ?? "data");
        Directory.CreateDirectory(directory);
        return directory;
    }

    internal static void Add<TDb, TSqlite, TPostgreSql>(ServiceParts parts)
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgreSql : TDb
    {
        var name = parts.Service.Name;
        if (parts.Configuration.UsesPostgreSql())
        {
            var source = DataSource(parts.Configuration, name);
            parts.Services.AddDbContextPool<TPostgreSql>(o => o
                .UseNpgsql(source, n => n.MigrationsHistoryTable("migrations", name))
                .AddInterceptors(new TenantWall())
                .ConfigureWarnings(Quiet));
            var (readings, newRows) = (new ReadingLog(source), new NewRows(source));
            parts.Services.AddScoped<TDb>(s => (TDb)s.GetRequiredService<TPostgreSql>().For(s.GetRequiredService<UnitOfWork>(), readings, newRows));
            parts.Services.AddSingleton(new StoredService(name, typeof(TPostgreSql), source));
        }
        else
        {
            var file = Path.Combine(parts.Configuration.DataDirectory(), $"{name}.db");
            var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString();
            parts.Services.AddDbContextPool<TSqlite>(o => o.UseSqlite(connection).ConfigureWarnings(Quiet));
            parts.Services.AddScoped<TDb>(s => (TDb)s.GetRequiredService<TSqlite>().For(s.GetRequiredService<UnitOfWork>()));
            parts.Services.AddSingleton(new StoredService(name, typeof(TSqlite), null));
        }

        parts.Services.AddKeyedScoped<ServiceDb>(name, (s, _) => s.GetRequiredService<TDb>());
    }

    // The query filter sits on every tenant row, required ends of relations included; that is intended.
    private static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning);

    private static NpgsqlDataSource DataSource(IConfiguration configuration, string service)
    {
        var text = configuration.GetConnectionString(service)
            ?? throw new InvalidOperationException($"ConnectionStrings:{service} is missing.");
        // Prepared statements are worth 1.5 times; small pools keep the tail short. Nothing is reset between uses of a connection, as
        // nothing stays on it: every setting ends with its transaction, and every command begins with its own (docs/decisions/0010).
        var settings = new NpgsqlConnectionStringBuilder(text) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        if (settings.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize) // nobody chose another
        {
            settings.MaxPoolSize = 8;
        }

        return new NpgsqlDataSourceBuilder(settings.ToString()).Build();
    }
}

/// <summary>A service's database as configured: the concrete context type, and the data source when it is PostgreSQL.</summary>
internal sealed record StoredService(string Name, Type DbType, NpgsqlDataSource? Source);
