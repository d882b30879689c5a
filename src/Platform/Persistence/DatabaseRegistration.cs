using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>
/// Where services keep their data: <c>Storage:Provider</c> is <c>Sqlite</c> (one file per service under <c>DataDirectory</c>) or
/// <c>PostgreSql</c> (one schema and one login per service, <c>ConnectionStrings:{service}</c>).
/// </summary>
public static class DatabaseRegistration
{
    /// <summary>Whether the configuration asks for PostgreSQL.</summary>
    public static bool UsesPostgreSql(this IConfiguration configuration) =>
        string.Equals(configuration["Storage:Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its tables are spread over several nodes (postgresql-distribute.sql).</summary>
    public static bool IsDistributed(this IConfiguration configuration) => configuration.GetValue<bool>("Storage:Distributed");

    /// <summary>The folder of the embedded shape.</summary>
    public static string DataDirectory(this IConfiguration configuration)
    {
        var directory = Path.GetFullPath(configuration["DataDirectory"] ?? "data");
        Directory.CreateDirectory(directory);
        return directory;
    }

    internal static void AddServiceDb<TDb, TSqlite, TPostgreSql>(
        this IServiceCollection services, string name, IConfiguration configuration)
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgreSql : TDb
    {
        if (configuration.UsesPostgreSql())
        {
            services.AddKeyedSingleton(name, (_, _) => DataSource(configuration, name));
            services.AddKeyedSingleton(name, (s, _) => new ReadAuditBatcher(s.GetRequiredKeyedService<NpgsqlDataSource>(name)));
            services.AddKeyedSingleton(name, (s, _) => new SingleStatementInsert(s.GetRequiredKeyedService<NpgsqlDataSource>(name)));
            var isOne = !configuration.IsDistributed(); // several nodes do not take what these two write in one statement
            // Two uses of one context at once are looked for where specs run; to do so costs an eighth of what a list allocates.
            services.AddDbContextPool<TPostgreSql>((s, o) => o
                .EnableThreadSafetyChecks(s.GetRequiredService<IHostEnvironment>().IsDevelopment())
                .UseNpgsql(s.GetRequiredKeyedService<NpgsqlDataSource>(name), n => n.MigrationsHistoryTable("migrations", name))
                .AddInterceptors(
                    s.GetService<RowLevelSecurity>() ?? new RowLevelSecurity(s.GetRequiredKeyedService<NpgsqlDataSource>(name)))
                .UseSnakeCaseNamingConvention().ConfigureWarnings(Ignore));
            services.AddScoped<TDb>(s => (TDb)s.GetRequiredService<TPostgreSql>().Bind(s.GetRequiredService<RequestContext>(),
                isOne ? s.GetRequiredKeyedService<ReadAuditBatcher>(name) : null,
                isOne ? s.GetRequiredKeyedService<SingleStatementInsert>(name) : null));
            services.AddSingleton(s => new ServiceDatabase(name, typeof(TPostgreSql), s.GetRequiredKeyedService<NpgsqlDataSource>(name)));
        }
        else
        {
            services.AddDbContextPool<TSqlite>(o => o
                .UseSqlite(SqliteConnection(configuration, name)).UseSnakeCaseNamingConvention().ConfigureWarnings(Ignore));
            services.AddScoped<TDb>(s => (TDb)s.GetRequiredService<TSqlite>().Bind(s.GetRequiredService<RequestContext>()));
            services.AddSingleton(new ServiceDatabase(name, typeof(TSqlite), null));
        }

        services.AddKeyedScoped<ServiceDb>(name, (s, _) => s.GetRequiredService<TDb>());
    }

    // The query filter is meant to be on required ends too. A model without its migration is a spec's to find: it takes a second model.
    private static void Ignore(WarningsConfigurationBuilder warnings) => warnings.Ignore(
        CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, RelationalEventId.PendingModelChangesWarning);

    private static string SqliteConnection(IConfiguration configuration, string service) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(configuration.DataDirectory(), $"{service}.db"), DefaultTimeout = 30, ForeignKeys = true,
    }.ToString();

    private static NpgsqlDataSource DataSource(IConfiguration configuration, string service)
    {
        var text = configuration.GetConnectionString(service)
            ?? throw new InvalidOperationException($"ConnectionStrings:{service} is missing.");
        // Prepared statements are worth 1.5 times; small pools keep the tail short. Nothing is reset between uses of a connection, as
        // nothing stays on it: every setting ends with its transaction, and every command begins with its own (docs/decisions/0010).
        var settings = new NpgsqlConnectionStringBuilder(text) { AutoPrepareMinUsages = 2, NoResetOnClose = true };
        settings.MaxAutoPrepare = configuration.IsDistributed() ? 0 : 64;
        var anyPool = new NpgsqlConnectionStringBuilder().MaxPoolSize;
        settings.MaxPoolSize = settings.MaxPoolSize == anyPool ? 8 : settings.MaxPoolSize; // unless somebody chose another
        return new NpgsqlDataSourceBuilder(settings.ToString()).Build();
    }
}
