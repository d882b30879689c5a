using AgiiPlatform.Municipalities;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Documents_of_an_agreement(PlatformFixture platform)
{
    [Fact]
    public async Task A_document_comes_back_byte_for_byte_to_be_saved_and_never_shown()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var agreement = await official.Draft("bree");
        var pdf = Pdf();

        var answer = await official.Upload(agreement, pdf, "Overeenkomst Bree.pdf");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var listed = (await official.GetJson(agreement))["documents"]!.AsArray().ShouldHaveSingleItem()!;
        listed["name"]!.GetValue<string>().ShouldBe("Overeenkomst Bree.pdf");
        listed["length"]!.GetValue<long>().ShouldBe(pdf.Length);
        listed["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));

        var download = await official.GetAsync(answer.Headers.Location);
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        download.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        download.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
    }

    [Fact]
    public async Task More_than_a_megabyte_is_taken_here_and_nowhere_else()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var agreement = await official.Draft("bree");
        var large = new byte[3 * 1024 * 1024];
        Pdf().CopyTo(large, 0);

        (await official.Upload(agreement, large)).StatusCode.ShouldBe(HttpStatusCode.Created);

        // Whoever is refused before they sent all may find the connection closed and no answer: they ask again until they read it.
        HttpStatusCode? answer = null;
        await PlatformFixture.Until(async () =>
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, "/api/bree/agreements")
            {
                Content = JsonContent.Create(Terms(new string('x', 2 * 1024 * 1024))), Headers = { ExpectContinue = true },
            };
            try
            {
                answer = (await official.SendAsync(post)).StatusCode;
            }
            catch (HttpRequestException)
            {
            }

            return answer is not null;
        });
        answer.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_is_no_PDF_or_Word_document_is_refused_with_its_sentence()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var agreement = await official.Draft("bree");

        await (await official.Upload(agreement, "MZ program"u8.ToArray(), "brief.pdf"))
            .ShouldRefuse(400, "invalid-input", "Alleen PDF- en Word-documenten");
        var tooLarge = new byte[20 * 1024 * 1024 + 1];
        Pdf().CopyTo(tooLarge, 0);
        await (await official.Upload(agreement, tooLarge)).ShouldRefuse(400, "invalid-input", "hoogstens 20 MB");
        await (await official.PostJson(agreement + "/documents", new { file = "x" }))
            .ShouldRefuse(400, "invalid-input", "Kies een document");

        (await official.GetJson(agreement))["documents"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Word_document_is_taken()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            zip.CreateEntry("word/document.xml").Open().Dispose();
        }

        (await official.Upload(await official.Draft("bree"),
            bytes.ToArray(), "overeenkomst.docx")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_document_twice_is_a_slip_and_the_same_request_twice_is_not()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var agreement = await official.Draft("bree");
        var key = Guid.NewGuid().ToString();
        (await official.Upload(agreement, Pdf(), key: key)).IsSuccessStatusCode.ShouldBeTrue();

        (await official.Upload(agreement, Pdf(), key: key)).IsSuccessStatusCode.ShouldBeTrue();
        await (await official.Upload(agreement, Pdf(), "anders.pdf"))
            .ShouldRefuse(409, "rule:document-already-there", "onder de naam overeenkomst.pdf");

        (await official.GetJson(agreement))["documents"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_is_found_under_its_own_agreement_in_its_own_municipality_alone()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var elsewhere = await platform.SignIn("ambtenaar@bilzen-hoeselt.example");
        var agreement = await official.Draft("bree");
        var id = (await (await official.Upload(agreement, Pdf())).Body())["id"]!.GetValue<Guid>();
        var (other, theirs) = (await official.Draft("bree"), await elsewhere.Draft("bilzen-hoeselt"));
        (await official.GetAsync($"{agreement}/documents/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK); // the control

        var unknown = await (await elsewhere.GetAsync($"{theirs}/documents/{Guid.NewGuid()}")).Content.ReadAsStringAsync();
        foreach (var of in (string[])[theirs, agreement.Replace("bree", "bilzen-hoeselt"), agreement])
        {
            var address = $"{of}/documents/{id}";
            var answer = await elsewhere.GetAsync(address);
            (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.NotFound, unknown));
        }

        (await official.GetAsync($"{other}/documents/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deleting_a_draft_deletes_its_documents_for_good()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var agreement = await official.Draft("bree");
        var id = (await (await official.Upload(agreement, Pdf())).Body())["id"]!.GetValue<Guid>();
        var store = (AgiiPlatform.Documents.DocumentStore)platform.Services.GetService(typeof(AgiiPlatform.Documents.DocumentStore))!;
        var tenant = MunicipalityRegistry.Load().BySlug("bree")!.Id;
        await using (var before = await store.Open(tenant, id))
        {
            before.ShouldNotBeNull(); // the control
        }

        (await official.DeleteAsync(agreement)).EnsureSuccessStatusCode();

        (await store.Open(tenant, id)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_only_reads_may_download_and_not_add()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var alderman = await platform.SignIn("schepen@bree.example");
        var agreement = await official.Draft("bree");
        var added = await official.Upload(agreement, Pdf());

        (await alderman.GetAsync(added.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await alderman.Upload(agreement, Pdf("anders"))).ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task On_the_page_a_document_is_added_and_downloaded()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var agreement = (await official.Draft("bree")).ToPage();
        var browser = await platform.Browse("ambtenaar@bree.example");
        var fields = Browser.Fields(await browser.Get(agreement + "/document"));

        async Task<HttpResponseMessage> Send(byte[] bytes)
        {
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in fields.Where(f => f.Key != "file"))
            {
                content.Add(new StringContent(value), name);
            }

            content.Add(new ByteArrayContent(bytes), "file", "getekend.pdf");
            return await browser.Send(agreement + "/document", content);
        }

        var refused = await Send("geen pdf"u8.ToArray());
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Alleen PDF- en Word-documenten");

        (await Send(Pdf())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Get(agreement);
        var link = page[page.IndexOf(agreement + "/documenten/", StringComparison.Ordinal)..][..(agreement.Length + 48)];
        (await (await browser.Open(link)).Content.ReadAsByteArrayAsync()).ShouldBe(Pdf());
    }
}
