using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Documents;
using AgiiPlatform.Host.Operations.Archive;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using AgiiPlatform.Specs.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Operations;

/// <summary>Who works in a municipality takes along what each service keeps of it, as far as they may read it.</summary>
public class Taking_an_archive_along(PlatformFixture platform)
{
    private const string Here = "dilsen-stokkem", Other = "maldegem";
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    [Fact]
    public async Task Gives_every_row_as_json_and_every_document_with_its_name_and_checksum()
    {
        var official = await platform.SignIn($"ambtenaar@{Here}.example");
        var director = await platform.SignIn($"directeur@{Here}.example");
        var agreement = await official.Draft(Here, AgreementCalls.Terms("Overeenkomst voor het archief"));
        var pdf = AgreementCalls.Pdf($"archief {Guid.NewGuid()}");
        (await official.Upload(agreement, pdf, "Ondertekende overeenkomst.pdf")).EnsureSuccessStatusCode();
        var theirs = await (await platform.SignIn($"ambtenaar@{Other}.example")).Draft(Other, AgreementCalls.Terms("Van een andere gemeente"));

        var files = await Archive(director, "agreements");

        files.Keys.ShouldContain("README.txt");
        Encoding.UTF8.GetString(files["README.txt"]).ShouldContain("Archief van Dilsen-Stokkem: Overeenkomsten");
        var row = Rows(files, "overeenkomsten").Single(r => agreement.EndsWith(r["id"]!.GetValue<string>(), StringComparison.Ordinal));
        row["title"]!.GetValue<string>().ShouldBe("Overeenkomst voor het archief");
        row["theme"]!.GetValue<string>().ShouldBe("local-diversity-policy", "enums are words");
        row["from"]!.GetValue<string>().ShouldBe("2020-01-01");
        row.AsObject().ContainsKey("tenantId").ShouldBeFalse();
        var document = files.Single(f => f.Key.EndsWith("/Ondertekende overeenkomst.pdf", StringComparison.Ordinal));
        document.Value.ShouldBe(pdf);
        string.Join("\n", files.Values.Select(Encoding.UTF8.GetString)).ShouldNotContain("Van een andere gemeente");
        theirs.ShouldNotBeNull();

        var manifest = JsonNode.Parse(files["manifest.json"])!;
        manifest["leftOut"]!.AsArray().ShouldBeEmpty();
        var listed = manifest["files"]!.AsArray().ToDictionary(f => f!["name"]!.GetValue<string>(), f => f!);
        listed.Keys.ShouldBe(files.Keys.Where(f => f != "manifest.json"), ignoreOrder: true);
        foreach (var (name, told) in listed)
        {
            told["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(files[name])), name);
            if (told["rows"] is { } count)
            {
                count.GetValue<long>().ShouldBe(Rows(files, name[..^5]).Count, name);
            }
        }

        // Asked and taken, both in the log, and in the archive of a next time.
        var log = Rows(await Archive(director, "agreements"), "logboek");
        log.ShouldContain(e => e["act"]!.GetValue<string>() == "ReadArchive");
        log.ShouldContain(e => e["act"]!.GetValue<string>() == "MakeArchive" && e["reason"]!.GetValue<string>().Contains("1 document"));
    }

    /// <summary>A welcome sheet and its file are of who made them: each takes its own along, and not that of another member.</summary>
    [Fact]
    public async Task Has_the_files_of_what_a_municipality_made_for_a_project_and_not_those_of_the_other_members()
    {
        const string lead = "evergem", member = "ieper";
        var project = await SharedProject.In(platform, lead, member);
        var ids = new Dictionary<string, (Guid Sheet, Guid File)>();
        foreach (var municipality in (string[])[lead, member])
        {
            var sheet = await project.Create(municipality, "deliverables", SharedProject.Sheet($"Onthaalfiche van {municipality}"));
            (await project.Upload(municipality, sheet)).EnsureSuccessStatusCode();
            var seen = (await project.Get(municipality, "deliverables"))["items"]!.AsArray()
                .Single(d => d!["id"]!.GetValue<Guid>() == sheet)!;
            ids[municipality] = (sheet, seen["files"]![0]!["id"]!.GetValue<Guid>());
        }

        foreach (var (municipality, (sheet, file)) in ids)
        {
            var files = await Archive(project.Officials[municipality], "programmes", municipality);

            files.Keys.Where(f => f.StartsWith("documenten/", StringComparison.Ordinal)).ShouldBe([$"documenten/{file:n}/fiche.pdf"]);
            files[$"documenten/{file:n}/fiche.pdf"].ShouldBe(AgreementCalls.Pdf());
            Rows(files, "resultaten").Select(r => r["id"]!.GetValue<Guid>()).ShouldBe([sheet]);
            JsonNode.Parse(files["manifest.json"])!["files"]!.AsArray().ShouldContain(f =>
                f!["name"]!.GetValue<string>() == $"documenten/{file:n}/fiche.pdf"
                && f["sha256"]!.GetValue<string>() == Convert.ToHexStringLower(SHA256.HashData(AgreementCalls.Pdf())));
        }
    }

    [Fact]
    public async Task Has_clients_and_names_of_volunteers_only_for_who_may_read_them_and_names_what_is_left_out()
    {
        var ocmw = await Ocmw.Of(platform, Here, "limburg");
        var insz = Ocmw.NewInsz();
        var referral = await ocmw.Send(Ocmw.Referral(insz));
        var director = await platform.SignIn($"directeur@{Here}.example");
        var official = await platform.SignIn($"ambtenaar@{Here}.example");

        var worker = await Archive(ocmw.Worker, "inburgering");
        var row = Rows(worker, "doorverwijzingen").Single(r => r["referral"]!["id"]!.GetValue<Guid>() == referral);
        row["nationalNumber"]!.GetValue<string>().ShouldBe(insz);
        row["referral"]!["client"]!["firstName"]!.GetValue<string>().ShouldBe("Amina");
        LeftOut(worker).ShouldBe(["logboek"]);
        (await platform.Audit(Here)).ShouldContain(a => a.Act == "ReadArchive" && a.Reason!.Contains("doorverwijzingen"));

        var without = await Archive(director, "inburgering");
        LeftOut(without).ShouldBe(["doorverwijzingen"]);
        without.Keys.ShouldNotContain("doorverwijzingen.json");
        var text = string.Join("\n", without.Values.Select(Encoding.UTF8.GetString));
        text.ShouldNotContain(insz);
        text.ShouldNotContain("Amina");
        Encoding.UTF8.GetString(without["README.txt"]).ShouldContain("Weggelaten, omdat u dit niet mag lezen: doorverwijzingen.");
        LeftOut(await Archive(director, "programmes")).ShouldBe(["duos"]);
        LeftOut(await Archive(official, "programmes")).ShouldBe(["logboek"]);
        Rows(await Archive(director, "identity"), "personen").ShouldContain(p =>
            p["email"]!.GetValue<string>() == $"directeur@{Here}.example" && p["roles"]!.AsArray().Count > 0);
        string.Join("\n", (await Archive(director, "identity")).Values.Select(Encoding.UTF8.GetString)).ShouldNotContain("password");

        foreach (var service in Services)
        {
            foreach (var (other, status) in new[]
            {
                ("regiomanager.limburg@agii.example", HttpStatusCode.Forbidden), ($"directeur@{Other}.example", HttpStatusCode.NotFound),
            })
            {
                (await (await platform.SignIn(other)).GetAsync($"/api/{Here}/archive/{service}")).StatusCode.ShouldBe(status, service);
            }
        }

        (await ocmw.Worker.GetAsync($"/api/{Here}/archive/agreements")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var parts = (await ocmw.Worker.GetJson($"/api/{Here}/archive")).AsArray();
        parts.Select(p => p!["service"]!.GetValue<string>()).ShouldBe(["inburgering"]);
        var page = await (await platform.Browse($"directeur@{Here}.example")).Get($"/{Here}/archief");
        page.ShouldContain($"href=\"/{Here}/archief/agreements\"");
        page.ShouldContain("De doorverwijzingen van cliënten");
    }

    [Fact]
    public async Task Has_each_of_many_rows_once_a_page_at_a_time()
    {
        var ids = await platform.In("agreements", Other, async db =>
        {
            var feeds = Enumerable.Range(0, 1_203).Select(i => new CalendarFeed
            {
                PersonId = Guid.CreateVersion7(), SecretHash = Guid.NewGuid().ToByteArray(), MadeAt = db.Context.Now,
            }).ToList();
            db.AddRange(feeds);
            await db.Save("spec", null, default);
            return feeds.Select(f => f.Id).ToList();
        });

        var rows = Rows(await Archive(await platform.SignIn($"directeur@{Other}.example"), "agreements", Other), "agendalinks");

        var read = rows.Select(r => r["id"]!.GetValue<Guid>()).ToList();
        read.Count.ShouldBe(read.Distinct().Count());
        ids.Except(read).ShouldBeEmpty();
        rows.ShouldAllBe(r => !r.AsObject().ContainsKey("secretHash"));
    }

    [Fact]
    public async Task Is_broken_off_and_not_noted_when_a_document_is_not_there()
    {
        const string slug = "menen";
        var official = await platform.SignIn($"ambtenaar@{slug}.example");
        var agreement = await official.Draft(slug);
        (await official.Upload(agreement, AgreementCalls.Pdf($"weg {Guid.NewGuid()}"))).EnsureSuccessStatusCode();
        var store = platform.Services.GetRequiredService<DocumentStore>();
        var tenant = platform.Tenant(slug).Id;
        await foreach (var (_, id) in store.List(tenant))
        {
            await store.Delete(tenant, id);
        }

        await Should.ThrowAsync<Exception>(async () => await Archive(official, "agreements", slug));

        (await platform.In("agreements", slug, db => db.Audit.Select(a => a.Act).ToListAsync())).ShouldSatisfyAllConditions(
            acts => acts.ShouldContain("ReadArchive"), acts => acts.ShouldNotContain("MakeArchive"));
    }

    /// <summary>A table that is new stands in no archive until somebody says who may read it.</summary>
    [Fact]
    public async Task Has_every_table_with_rows_of_a_tenant()
    {
        foreach (var service in Services)
        {
            var tables = await platform.In(service, Here, db => Task.FromResult(DatabaseMigrator.TenantTables(db).ToList()));
            var archived = ArchiveTables.Of(service).Select(t => t.Table).ToList();

            tables.Except(ArchiveTables.Never).Except(archived).ShouldBeEmpty(service);
            archived.Distinct().Count().ShouldBe(archived.Count, service);
        }

        // Identity's have no tenant in the sense of the walls: each is in the archive by hand, or holds nothing that a municipality takes along.
        var ofIdentity = await platform.In("identity", Here, db => Task.FromResult(
            db.Model.GetEntityTypes().Where(t => t.FindProperty("TenantId") is not null).Select(t => t.GetTableName()!).ToList()));
        ofIdentity.Except(ArchiveTables.Never).Except(ArchiveTables.Of("identity").Select(t => t.Table)).Order(StringComparer.Ordinal)
            .ShouldBe(["external_logins", "grants", "rights", "sign_in_domains", "tenant_stays"]);
    }

    private static async Task<Dictionary<string, byte[]>> Archive(HttpClient client, string service, string slug = Here)
    {
        var answer = await client.GetAsync($"/api/{slug}/archive/{service}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldContain($"-{service}-");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = e.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static List<JsonNode> Rows(Dictionary<string, byte[]> files, string table) =>
        [.. JsonNode.Parse(files[$"{table}.json"])!.AsArray().Select(r => r!)];

    private static IEnumerable<string> LeftOut(Dictionary<string, byte[]> files) =>
        JsonNode.Parse(files["manifest.json"])!["leftOut"]!.AsArray().Select(f => f!.GetValue<string>());
}
