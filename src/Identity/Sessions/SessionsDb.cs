namespace AgiiPlatform.Identity.Sessions;

/// <summary>
/// The sessions, which every process looks up for itself, so that one that is ended is over everywhere within seconds, also while no
/// message gets through. In PostgreSQL <c>platform.sessions</c>, which the migration job makes: Identity's login begins and ends them, the
/// others read them and note when something was asked. In the embedded shape a file beside the others. Beside them stands which
/// organisations ask everybody for a second step: each process needs that for the same check.
/// </summary>
internal sealed class SessionsDb(DbContextOptions<SessionsDb> options) : DbContext(options)
{
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<EverywhereSignOut> SignOuts => Set<EverywhereSignOut>();
    internal DbSet<SecondStepAsked> SecondStepsAsked => Set<SecondStepAsked>();

    /// <summary>The tables in PostgreSQL, made by the owner; it may be run any number of times.</summary>
    internal static string Tables(IEnumerable<string> services) => $"""
        create table if not exists platform.sessions (
            id uuid primary key, person_id uuid not null, started_at timestamptz not null, seen_at timestamptz not null,
            ended_at timestamptz, device text not null);
        alter table platform.sessions add column if not exists methods text not null default 'pwd';
        alter table platform.sessions add column if not exists awaits_second_step boolean not null default false;
        create index if not exists ix_sessions_person_id on platform.sessions (person_id);
        create table if not exists platform.sign_outs (person_id uuid primary key, at timestamptz not null);
        create table if not exists platform.second_steps_asked (tenant_id uuid primary key);
        {string.Join('\n', services.Select(s => $"grant select, update (seen_at) on platform.sessions to agii_{s};"
            + $"grant select on platform.sign_outs, platform.second_steps_asked to agii_{s};"))}
        grant select, insert, update, delete on platform.sessions, platform.sign_outs, platform.second_steps_asked to agii_identity;
        """;

    /// <summary>The same for a file of the embedded shape that an earlier release made.</summary>
    internal void Upgrade()
    {
        Database.ExecuteSql($"create table if not exists second_steps_asked (tenant_id text not null primary key)");
        if (!Database.SqlQuery<int>($"select 1 as Value from pragma_table_info('sessions') where name = 'methods'").Any())
        {
            Database.ExecuteSql($"alter table sessions add column methods text not null default 'pwd'");
            Database.ExecuteSql($"alter table sessions add column awaits_second_step integer not null default 0");
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema("platform");
        }

        modelBuilder.Entity<Session>(e =>
        {
            e.ToTable("sessions");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.HasIndex(s => s.PersonId);
        });
        modelBuilder.Entity<EverywhereSignOut>().ToTable("sign_outs").HasKey(s => s.PersonId);
        modelBuilder.Entity<SecondStepAsked>().ToTable("second_steps_asked").HasKey(s => s.TenantId);
    }
}
