using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AgiiPlatform.Host.Authentication;
using Npgsql;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>Whoever adds a key to the ring of cookies and tokens can become anybody: few may, and not every key counts.</summary>
[Collection(Alone.Name)]
public sealed class The_key_ring : IDisposable
{
    private const string Decrypts = "Microsoft.AspNetCore.DataProtection.XmlEncryption.EncryptedXmlDecryptor, Some.Assembly";
    private const string DecryptsNothing = "Microsoft.AspNetCore.DataProtection.XmlEncryption.NullXmlDecryptor, Some.Assembly";

    private readonly string _data = Directory.CreateTempSubdirectory("agii-keys").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_malformed_key_keeps_nobody_out_and_one_that_the_certificate_did_not_wrap_opens_nothing()
    {
        var settings = PlatformFixture.Settings(_data);
        string inTheClear;
        await using (var host = await HostProcess.Start(settings, "--services", "identity"))
        {
            inTheClear = await Token(host);
        }

        await using var undo = await AddMalformedKey();
        await using (var host = await HostProcess.Start(settings, "--services", "identity"))
        {
            (await Asks(host, inTheClear)).ShouldBe(HttpStatusCode.OK, "the control: without a certificate the key counts");
            await host.Says("does not count");
        }

        settings["DataProtection:CertificatePath"] = Certificate();
        await using (var host = await HostProcess.Start(settings, "--services", "identity"))
        {
            (await Asks(host, inTheClear)).ShouldBe(HttpStatusCode.Unauthorized);
            (await Asks(host, await Token(host))).ShouldBe(HttpStatusCode.OK, "and a key of its own was made");
            await host.Says("it is not wrapped by the certificate");
        }
    }

    [Theory]
    [InlineData($"""<key><descriptor><encryptedSecret decryptorType="{Decrypts}"/></descriptor></key>""", true)]
    [InlineData("<key><descriptor><masterKey><value>AA==</value></masterKey></descriptor></key>", false)]
    [InlineData($"""<key><masterKey/><encryptedSecret decryptorType="{Decrypts}"/></key>""", false)]
    [InlineData($"""<key><encryptedSecret decryptorType="{DecryptsNothing}"><unencryptedKey/></encryptedSecret></key>""", false)]
    [InlineData($"""<key><encryptedSecret decryptorType="{Decrypts}"/><encryptedSecret decryptorType="{DecryptsNothing}"/></key>""", false)]
    [InlineData("<key><encryptedSecret/></key>", false)]
    public void A_key_counts_as_wrapped_when_nothing_in_it_lies_in_the_clear(string key, bool counts) =>
        KeysThatCount.IsWrapped(XElement.Parse(key)).ShouldBe(counts);

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Only_identitys_login_adds_keys_and_none_changes_one()
    {
        foreach (var service in Services)
        {
            (await Fails(service, "select count(*) from platform.data_protection_keys")).ShouldBeFalse(service);
            (await Fails(service, "insert into platform.data_protection_keys (xml) values ('<key/>')"))
                .ShouldBe(service != "identity", service);
            (await Fails(service, "update platform.data_protection_keys set xml = xml")).ShouldBeTrue(service);
            (await Fails(service, "delete from platform.data_protection_keys")).ShouldBeTrue(service);
        }
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task A_host_whose_login_may_add_keys_and_is_not_identitys_does_not_start()
    {
        await AsSuperuser("grant insert on platform.data_protection_keys to agii_overview");
        try
        {
            var settings = PlatformFixture.Settings(_data);
            settings["Services"] = "overview";
            (await HostProcess.Refusal(settings)).ShouldContain("The login of overview may add keys to the key ring");
        }
        finally
        {
            await AsSuperuser("revoke insert on platform.data_protection_keys from agii_overview");
        }
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task No_service_touches_identitys_tables()
    {
        foreach (var table in (string[])["people", "rights", "grants", "outbox", "inbox", "audit_log", "idempotency_keys"])
        {
            foreach (var act in (string[])["select count(*) from {0}", "insert into {0} select * from {0}", "delete from {0} where false",
                "lock table {0}", "truncate {0}"])
            {
                foreach (var service in Services.Where(s => s != "identity"))
                {
                    (await Fails(service, string.Format(null, act, $"identity.{table}"))).ShouldBeTrue($"{service}: {act} {table}");
                }
            }

            (await Fails("identity", $"select count(*) from identity.{table}")).ShouldBeFalse("the control: its own login may");
        }
    }

    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    /// <summary>Whether this login is refused it; what it may do is undone.</summary>
    private async Task<bool> Fails(string service, string sql)
    {
        await using var connection = new NpgsqlConnection(PlatformFixture.Settings(_data)[$"ConnectionStrings:{service}"] + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync();
            return false;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return true;
        }
    }

    private static async Task<HttpStatusCode> Asks(HostProcess host, string token)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await client.GetAsync("/api/identity/me")).StatusCode;
    }

    private static async Task<string> Token(HostProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var answer = await client.PostJson("/api/identity/login",
            new { email = "beheerder@agii.example", password = PlatformFixture.Password });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Body())["accessToken"]!.GetValue<string>();
    }

    private string Certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=spec", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(_data, "spec.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        return file;
    }

    private async Task<IAsyncDisposable> AddMalformedKey()
    {
        if (PlatformFixture.Full)
        {
            var last = await AsSuperuser("select max(id) from platform.data_protection_keys");
            await AsSuperuser("insert into platform.data_protection_keys (friendly_name, xml) values ('spec', '<key id=')");
            return new Undo(() => AsSuperuser($"delete from platform.data_protection_keys where id > {last}"));
        }

        await File.WriteAllTextAsync(Path.Combine(_data, "keys", "key-spec.xml"), "<key id=");
        return new Undo(() => Task.CompletedTask);
    }

    private static async Task<object?> AsSuperuser(string sql)
    {
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var command = superuser.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
