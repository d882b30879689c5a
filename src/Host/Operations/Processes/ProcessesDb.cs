using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Processes;

/// <summary>
/// The one list of what runs: each process writes a line for each of its services, and the operators' page and command read them all. In
/// PostgreSQL the table <c>platform.processes</c>, which the migration job makes: each login reads all lines, and writes those of its own
/// service. In the embedded shape a file beside the others.
/// </summary>
internal sealed class ProcessesDb(DbContextOptions<ProcessesDb> options) : DbContext(options)
{
    internal DbSet<RunningProcess> Processes => Set<RunningProcess>();

    /// <summary>With the login of this service.</summary>
    internal static async Task<ProcessesDb> Open(IConfiguration configuration, ServiceDatabase database, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<ProcessesDb>().UseSnakeCaseNamingConvention();
        if (database.Source is { } source)
        {
            return new(options.UseNpgsql(source).Options);
        }

        var file = Path.Combine(configuration.DataDirectory(), "processes.db");
        var db = new ProcessesDb(options.UseSqlite($"Data Source={file};Default Timeout=30").Options);
        await db.Database.EnsureCreatedAsync(ct);
        return db;
    }

    /// <summary>The table in PostgreSQL, made by the owner; it may be run any number of times.</summary>
    internal static string Table(IEnumerable<string> services) => $"""
        create table if not exists platform.processes (
            service text not null, process text not null, version text not null, started_at timestamptz not null,
            seen_at timestamptz not null, ready boolean not null, unsent integer not null, oldest_unsent timestamptz, failed integer,
            primary key (service, process));
        alter table platform.processes enable row level security;
        drop policy if exists everybody_reads on platform.processes;
        create policy everybody_reads on platform.processes for select using (true);
        drop policy if exists own on platform.processes;
        create policy own on platform.processes using ('agii_' || service = current_user);
        {string.Join('\n', services.Select(s => $"grant select, insert, update, delete on platform.processes to agii_{s};"))}
        """;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema("platform");
        }

        modelBuilder.Entity<RunningProcess>().ToTable("processes").HasKey(p => new { p.Service, p.Process });
    }
}
