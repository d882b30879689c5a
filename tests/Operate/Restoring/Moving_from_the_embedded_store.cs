using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;
using Microsoft.Data.Sqlite;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>The embedded platform moves to PostgreSQL and Blob Storage by one command: everything, or nothing.</summary>
[Collection("restoring")]
public sealed class Moving_from_the_embedded_store(EmbeddedPlatform source) : IClassFixture<EmbeddedPlatform>
{
    private readonly string _embedded = source.Folder;
    private readonly Cluster _cluster = source.Cluster;

    [Fact]
    public async Task Everything_comes_over_and_people_stay_signed_in()
    {
        var target = await Target("moved");
        var audit = await AuditOf("inburgering");
        audit.ShouldContain("SendReferral", customMessage: "the control: there is something to compare");

        var said = await HostProcess.Command(target, "--ops", "move", "--from", _embedded);

        said.ShouldContain("agreements.agreements");
        said.ShouldContain("Moved.");
        await using var host = await HostProcess.Start(target);
        foreach (var service in Cluster.Services)
        {
            (await _cluster.Ask("moved", $"select count(*) from {service}.audit_log")).ShouldBe(
                await Sqlite(service, "select count(*) from audit_log"), service);
            (await _cluster.Ask("moved", $"""
                select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = '{service}'
                    and relname in ('audit_log', 'outbox', 'idempotency_keys') and relrowsecurity and relforcerowsecurity
                """)).ShouldBe(3L, "the wall is back");
        }

        (await _cluster.Ask("moved", """
            select string_agg(act || ' ' || id || ' ' || coalesce(record_id::text, ''), ',' order by id) from inburgering.audit_log
            """)).ShouldBe(audit);
        (await source.Scene.Seen(host.Address)).ShouldBe(source.Seen);
    }

    [Fact]
    public async Task A_target_with_a_certificate_gets_its_keys_wrapped()
    {
        var target = await Target("wrapped");
        target["DataProtection:CertificatePath"] = Certificates.Make(source.Data);
        await HostProcess.Command(target, "--ops", "move", "--from", _embedded);
        (await _cluster.Ask("wrapped", "select string_agg(xml, '') from platform.data_protection_keys")).ShouldBeOfType<string>()
            .ShouldNotContain("<masterKey");
        await using var host = await HostProcess.Start(target);
        (await source.Scene.Seen(host.Address)).ShouldBe(source.Seen);
    }

    [Fact]
    public async Task Another_master_key_is_refused_before_anything_is_written()
    {
        var target = await Target("other_key");
        target["PersonalData:MasterKeys:1"] = Convert.ToBase64String(new byte[32]);
        (await Refused(target)).ShouldContain("PersonalData:MasterKeys:1 is missing or is another key");
        (await RowsIn("other_key")).ShouldBe(0);
    }

    [Fact]
    public async Task A_target_that_holds_a_row_is_refused_by_the_name_of_its_table()
    {
        var target = await Target("taken");
        await _cluster.Ask("taken", "insert into overview.inbox (message_id, consumer, at) values (gen_random_uuid(), 'x', now())");
        (await Refused(target)).ShouldContain("overview.inbox has rows");
        (await RowsIn("taken")).ShouldBe(1, "nothing came beside it");
    }

    [Fact]
    public async Task A_table_that_cannot_be_written_leaves_nothing_behind()
    {
        var target = await Target("fails");
        await _cluster.Ask("fails", "alter table overview.visits add constraint fails check (false)");
        (await Refused(target)).ShouldContain("overview.visits could not be written, and nothing was kept");
        (await RowsIn("fails")).ShouldBe(0);
        await _cluster.Ask("fails", "alter table overview.visits drop constraint fails");
        await HostProcess.Command(target, "--ops", "move", "--from", _embedded); // and once that is mended it comes over
        (await RowsIn("fails")).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_kill_halfway_leaves_nothing_behind()
    {
        var target = await Target("killed");
        await _cluster.Ask("killed", "alter table overview.visits add constraint waits check (pg_sleep(20) is not null)");
        await _cluster.Ask("killed", "alter role agii_migrator set client_connection_check_interval = '100ms'");
        await using var moving = HostProcess.Launch(target, "--ops", "move", "--from", _embedded);
        await PlatformFixture.Until(() => Sleeps("killed"));
        await moving.Kill();
        await PlatformFixture.Until(async () => !await Sleeps("killed"));
        (await RowsIn("killed")).ShouldBe(0);
        await _cluster.Ask("killed", "alter role agii_migrator reset client_connection_check_interval");
    }

    private async Task<bool> Sleeps(string database) => await _cluster.Ask("postgres",
        $"select exists (select from pg_stat_activity where datname = '{database}' and wait_event = 'PgSleep')") is true;

    private async Task<string> Refused(Dictionary<string, string> target)
    {
        await using var host = HostProcess.Launch(target, "--ops", "move", "--from", _embedded);
        (await host.Ended()).ShouldBe(1, host.Output);
        return host.Output;
    }

    /// <summary>The rows in all tables but those of the migrations.</summary>
    private async Task<long> RowsIn(string database) => (long)(await _cluster.Ask(database, """
        select sum((xpath('/row/c/text()',
            query_to_xml(format('select count(*) as c from %I.%I', schemaname, tablename), false, true, '')))[1]::text::bigint)::bigint
        from pg_tables where tablename <> 'migrations'
            and schemaname in ('identity', 'agreements', 'caseloads', 'inburgering', 'overview', 'programmes', 'platform')
        """))!;

    private async Task<string> AuditOf(string service) => (string)(await Sqlite(service, """
        select group_concat(act || ' ' || lower(id) || ' ' || coalesce(lower(record_id), ''), ',')
        from (select * from audit_log order by id)
        """))!;

    private async Task<object?> Sqlite(string service, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_embedded, $"{service}.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>An empty, migrated target with the master key of the source.</summary>
    private async Task<Dictionary<string, string>> Target(string database)
    {
        var settings = await _cluster.Database(database, source.Data);
        settings["PersonalData:MasterKeys:1"] = await File.ReadAllTextAsync(Path.Combine(_embedded, "keys", "insz-1.key"));
        return settings;
    }
}
