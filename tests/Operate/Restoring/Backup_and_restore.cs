using System.Net;
using AgiiPlatform.Documents;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;
using Azure.Storage.Blobs;
using Npgsql;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>A backup is made of a platform at work, all of it is destroyed, and it is restored into an empty cluster.</summary>
[Collection("restoring")]
public sealed class Backup_and_restore : IDisposable
{
    private const string Database = "agii";
    private readonly string _data = Directory.CreateTempSubdirectory("agii-backup").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task What_was_there_is_there_again_and_who_was_erased_since_stays_erased()
    {
        var (backup, erasures) = (Path.Combine(_data, "backup"), Path.Combine(_data, "erasures"));
        var certificate = Certificates.Make(_data);
        Scene scene;
        string seen, audit;
        await using (var cluster = await Cluster.Start())
        {
            var settings = await cluster.Database(Database, _data);
            (settings["Demo:Accounts"], settings["DataProtection:CertificatePath"], settings["Erasures"]) = ("true", certificate, erasures);
            await using var host = await HostProcess.Start(settings);
            scene = await Scene.Play(host.Address, "turnhout", "antwerpen");
            seen = await scene.Seen(host.Address);
            audit = await Audit(cluster);

            // As it is at the moment of a backup: messages were sent, and the service that they are for has not handled them yet.
            await cluster.Ask(Database, "truncate overview.visits, overview.agreements, overview.inbox");
            await Cluster.Bash($"tools/backup {backup}", Both(cluster, settings)); // the platform is at work meanwhile

            (await HostProcess.Command(settings, "--ops", "erase", "--tenant", "turnhout", "--referral", $"{scene.First}",
                "--reason", "Verzoek van de betrokkene")).ShouldContain("Erased");
            (await scene.StatusOf(host.Address, scene.First)).ShouldBe(HttpStatusCode.NotFound);
            (await scene.StatusOf(host.Address, scene.Second)).ShouldBe(HttpStatusCode.OK, "the control: only that one");
        }

        await DestroyDocuments();
        (await Cluster.Bash($"\"$PG_BIN/pg_restore\" --data-only --table=referrals --file=- {backup}/database.dump",
            new Dictionary<string, string> { ["PG_BIN"] = Cluster.Programs })).ShouldContain($"{scene.First}",
            customMessage: "the control: the backup holds whom the restore must erase");

        await using (var cluster = await Cluster.Start())
        {
            await cluster.Ask("postgres", $"create database {Database}");
            var settings = cluster.Settings(Database, _data);
            (settings["DataProtection:CertificatePath"], settings["Erasures"]) = (certificate, erasures);

            var said = await Cluster.Bash($"tools/restore {backup}", Both(cluster, settings));

            said.ShouldContain("1 erasures are noted; 1 files were there again and are erased.");
            (await Audit(cluster)).ShouldBe(audit);
            await WallsAndRights(cluster);
            await using var host = await HostProcess.Start(settings);
            await scene.FiguresAreThere(host.Address);
            (await scene.Seen(host.Address, first: false)).ShouldBe(seen);
            (await scene.StatusOf(host.Address, scene.First)).ShouldBe(HttpStatusCode.NotFound);
            (await Cluster.Bash($"tools/restore {backup}", Both(cluster, settings), fails: true)).ShouldContain("is not empty");
        }

        await WithoutTheLogins(backup, certificate);
        await File.AppendAllTextAsync(Path.Combine(backup, "database.dump"), "x");
        await using (var cluster = await Cluster.Start())
        {
            (await Cluster.Bash($"tools/restore {backup}", Both(cluster, cluster.Settings("postgres", _data)), fails: true))
                .ShouldContain("database.dump: FAILED");
        }
    }

    /// <summary>A restore that leaves the logins out fails; made to go on without them, no host starts on what comes of it.</summary>
    private async Task WithoutTheLogins(string backup, string certificate)
    {
        await using var cluster = await Cluster.Start();
        await cluster.Ask("postgres", $"create database {Database}");
        var settings = cluster.Settings(Database, _data);
        settings["DataProtection:CertificatePath"] = certificate;
        var restore = $"\"$PG_BIN/pg_restore\" --exit-on-error --single-transaction --dbname={Database} {backup}/database.dump";
        (await Cluster.Bash(restore, Both(cluster, settings), fails: true)).ShouldContain("role \"agii_owner\" does not exist");
        await Cluster.Bash($"{restore} --no-owner --no-privileges", Both(cluster, settings));
        await cluster.Logins(Database);
        (await HostProcess.Refusal(settings)).ShouldContain("permission denied");
    }

    /// <summary>The second wall stands, and each login may do what it might before and no more.</summary>
    private static async Task WallsAndRights(Cluster cluster)
    {
        const string count = "select count(*) from inburgering.referrals";
        (await cluster.Ask(Database, count)).ShouldBe(1L);
        (await cluster.Ask(Database, count, "agii_inburgering")).ShouldBe(0L, "outside any tenant");
        var tenant = $"{await cluster.Ask(Database, "select tenant_id from inburgering.referrals")}";
        (await cluster.Ask(Database, count, "agii_inburgering", tenant)).ShouldBe(1L, "the control: inside its tenant");
        (await cluster.Ask(Database, """
            select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace
            where relkind = 'r' and nspname in ('identity', 'agreements', 'caseloads', 'inburgering', 'overview', 'programmes')
                and exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id')
                and relname not in ('grants', 'rights') and not (relrowsecurity and relforcerowsecurity)
            """)).ShouldBe(0L);
        foreach (var (login, sql) in ((string, string)[])
        [
            ("agii_inburgering", "update inburgering.audit_log set act = act"), ("agii_inburgering", "delete from inburgering.audit_log"),
            ("agii_overview", "select * from identity.people"),
            ("agii_overview", "insert into platform.data_protection_keys (xml) values ('x')"),
            ("agii_agreements", "truncate agreements.agreements"), ("agii_agreements", "create table agreements.x (id int)"),
        ])
        {
            (await Should.ThrowAsync<PostgresException>(() => cluster.Ask(Database, sql, login))).SqlState
                .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }
    }

    /// <summary>The whole audit log, but for the erasures themselves.</summary>
    private static async Task<string> Audit(Cluster cluster) => string.Join('\n', await Task.WhenAll(Cluster.Services.Select(async s =>
        (await cluster.Ask(Database, $"""
            select string_agg(a::text, E'\n' order by a.tenant_id, a.id) from {s}.audit_log a where act <> 'EraseFile'
            """))!.ToString())));

    private static async Task DestroyDocuments()
    {
        var store = new BlobDocuments(new BlobServiceClient(Environment.GetEnvironmentVariable("AGII_SPECS_BLOB")));
        var destroyed = 0;
        await foreach (var (tenant, document) in store.List())
        {
            await store.Delete(tenant, document);
            destroyed++;
        }

        destroyed.ShouldBeGreaterThan(0);
    }

    private static Dictionary<string, string> Both(Cluster cluster, Dictionary<string, string> settings) =>
        new(cluster.Environment(Database).Concat(settings).Append(KeyValuePair.Create("ASPNETCORE_ENVIRONMENT", "Development")));
}
