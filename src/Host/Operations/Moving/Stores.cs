using System.Data;
using System.Data.Common;
using AgiiPlatform.Documents;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgiiPlatform.Host.Operations.Moving;

/// <summary>
/// What all services keep under one configuration, for commands that move whole tables: in PostgreSQL one transaction of the migrator over
/// all schemas, in SQLite a transaction for each file. What is not committed is undone.
/// </summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly List<ServiceDb> _databases = [];
    private readonly List<DbTransaction> _transactions = [];
    private readonly DataFolder? _held;
    private NpgsqlConnection? _one;

    private Stores(IReadOnlyList<Service> services, IConfiguration configuration)
    {
        IsPostgreSql = configuration.UsesPostgreSql();
        var migrator = configuration.GetConnectionString("migrator");
        if (IsPostgreSql && migrator is null)
        {
            throw new InvalidOperationException("ConnectionStrings:migrator is missing.");
        }

        _held = IsPostgreSql ? null : DataFolder.Take(configuration);
        var asMigrator = new ConfigurationBuilder().AddConfiguration(configuration)
            .AddInMemoryCollection(services.Select(s => KeyValuePair.Create($"ConnectionStrings:{s.Name}", migrator))).Build();
        _provider = Provider(services, asMigrator);
    }

    /// <summary>Whether they are in PostgreSQL; otherwise in the files of the embedded shape.</summary>
    internal bool IsPostgreSql { get; }

    /// <summary>Where the documents are.</summary>
    internal DocumentStore Documents => _provider.GetRequiredService<DocumentStore>();

    /// <summary>What opens the national numbers.</summary>
    internal InszVault Vault => _provider.GetRequiredService<InszVault>();

    /// <summary>The tables of every service, those that others refer to first, with the transaction to use them in.</summary>
    internal IReadOnlyList<(StoredTable Table, DbTransaction Transaction)> Tables { get; private set; } = [];

    /// <summary>Opens the databases, which must be of this version of the platform.</summary>
    /// <exception cref="InvalidOperationException">One is of another version, is not there, or is in use.</exception>
    internal static async Task<Stores> Open(IReadOnlyList<Service> services, IConfiguration configuration, CancellationToken ct)
    {
        var stores = new Stores(services, configuration);
        try
        {
            await stores.Begin(configuration, ct);
            return stores;
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the documents are under a configuration.</summary>
    internal static DocumentStore DocumentsOf(IReadOnlyList<Service> services, IConfiguration configuration) =>
        Provider(services, configuration).GetRequiredService<DocumentStore>();

    /// <summary>The database of a service, in the same transaction as its tables.</summary>
    internal ServiceDb Of(string service) => _databases.Single(d => d.Service == service);

    /// <summary>Lets this tenant's rows through the second wall, which stands for the migrator too.</summary>
    internal async Task Enter(Guid tenant, CancellationToken ct)
    {
        if (IsPostgreSql)
        {
            await Ask($"select set_config('app.tenants', '{tenant}', true), set_config('app.relay', 'on', true)", ct);
        }
    }

    /// <summary>
    /// Takes the second wall away from its owner, or puts it back, in this transaction: nobody else sees it away, and nobody else can use
    /// the tables meanwhile.
    /// </summary>
    internal async Task Wall(bool stands, CancellationToken ct)
    {
        foreach (var db in _databases)
        {
            foreach (var table in DatabaseMigrator.TenantTables(db))
            {
                await Ask($"alter table \"{db.Service}\".\"{table}\" {(stands ? "" : "no ")}force row level security", ct);
            }
        }
    }

    /// <summary>SQL of its own in PostgreSQL, in the transaction; the first value of the answer.</summary>
    internal async Task<object?> Ask(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, _one!, (NpgsqlTransaction)_transactions[0]);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(ct);
    }

    /// <summary>Keeps what was written.</summary>
    internal async Task Commit(CancellationToken ct)
    {
        foreach (var transaction in _transactions)
        {
            await transaction.CommitAsync(ct);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var transaction in _transactions)
        {
            await transaction.DisposeAsync();
        }

        foreach (var db in _databases)
        {
            await db.DisposeAsync();
        }

        await (_one?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _provider.DisposeAsync();
        _held?.Dispose();
    }

    private static ServiceProvider Provider(IReadOnlyList<Service> services, IConfiguration configuration)
    {
        var container = new ServiceCollection();
        foreach (var service in services)
        {
            service.Add(new ServiceBuilder(service, container, configuration));
        }

        return container.BuildServiceProvider();
    }

    private async Task Begin(IConfiguration configuration, CancellationToken ct)
    {
        _one = IsPostgreSql ? await AsOwner(configuration, ct) : null;
        foreach (var database in _provider.GetServices<ServiceDatabase>())
        {
            if (_one is null && !File.Exists(Path.Combine(configuration.DataDirectory(), $"{database.Name}.db")))
            {
                throw new InvalidOperationException($"There is no {database.Name}.db in {configuration.DataDirectory()}.");
            }

            var db = (ServiceDb)ActivatorUtilities.CreateInstance(_provider, database.DbType);
            _databases.Add(db);
            if (_one is not null)
            {
                db.Database.SetDbConnection(_one);
            }

            if (!db.Database.GetMigrations().SequenceEqual(await db.Database.GetAppliedMigrationsAsync(ct)))
            {
                throw new InvalidOperationException($"The database of {database.Name} is not of this version of the platform: "
                    + (_one is null ? "start the platform on that folder once." : "run --migrate first."));
            }

            if (_one is null)
            {
                await db.Database.OpenConnectionAsync(ct);
            }

            if (_one is null || _transactions.Count == 0)
            {
                _transactions.Add(await db.Database.GetDbConnection().BeginTransactionAsync(
                    _one is null ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead, ct));
            }

            await db.Database.UseTransactionAsync(_transactions[^1], ct);
            Tables = [.. Tables, .. StoredTable.Of(db).Select(t => (t, _transactions[^1]))];
        }
    }

    private static async Task<NpgsqlConnection> AsOwner(IConfiguration configuration, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(configuration.GetConnectionString("migrator") + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            "set role agii_owner; set lock_timeout = '3s'; set idle_in_transaction_session_timeout = 0", connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
