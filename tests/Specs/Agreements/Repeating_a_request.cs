using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Documents;
using AgiiPlatform.Specs.Agreements.Annexes;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>A request that comes twice under one key has its effect once, and both answers say the same.</summary>
public class Repeating_a_request(PlatformFixture platform)
{
    private const string Municipality = "nijlen";

    [Fact]
    public async Task Tells_again_what_was_made_and_where_it_is_found()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var agreement = await official.Draft(Municipality);
        var key = Guid.NewGuid().ToString();

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 2; i++)
        {
            answers.Add(await official.PostJson(agreement + "/annexes", new { year = "2025" }, key));
            answers[i].StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        answers[0].Headers.Location.ShouldBe(answers[1].Headers.Location);
        (await official.GetJson(answers[1].Headers.Location!.OriginalString))["year"]!.GetValue<string>().ShouldBe("2025");
    }

    [Fact]
    public async Task Of_a_person_and_of_a_document_too()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var key = Guid.NewGuid().ToString();
        var person = new
        {
            name = "Tine Tweemaal", email = "tine.tweemaal@agii.example", password = "nog-een-lang-wachtwoord", role = "counsellor",
            region = "limburg",
        };

        var first = await administrator.Create("/api/agii/people", person, key);

        (await administrator.Create("/api/agii/people", person, key)).ShouldBe(first);
    }

    [Fact]
    public async Task Tells_the_same_place_for_what_is_a_part_of_something_else()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var person = await administrator.Create("/api/agii/people", new
        {
            name = "Roel Rechten", email = "roel.rechten@agii.example", password = "nog-een-lang-wachtwoord", role = "counsellor",
            region = "limburg",
        });
        var (key, right) = (Guid.NewGuid().ToString(), new { role = "official", tenant = Municipality });

        var first = await administrator.PostJson($"/api/agii/people/{person}/rights", right, key);
        var second = await administrator.PostJson($"/api/agii/people/{person}/rights", right, key);

        await ShouldSayTheSame(first, second);
        first.Headers.Location!.OriginalString.ShouldBe($"/api/agii/people/{person}");
    }

    [Fact]
    public async Task Is_answered_as_at_first_when_its_input_would_be_refused_by_now()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var annex = await official.Annex(await official.Draft(Municipality), "2027");
        var action = await official.Line(annex);
        var (key, part) = (Guid.NewGuid().ToString(), AnnexCalls.Part(action, "werkt een folder uit"));
        var first = await official.PostJson(annex + "/lines", part, key);
        (await official.DeleteAsync(action)).EnsureSuccessStatusCode();

        await ShouldSayTheSame(first, await official.PostJson(annex + "/lines", part, key));
        await (await official.PostJson(annex + "/lines", part)).ShouldRefuse(400, "invalid-input"); // the control: another request
    }

    [Fact]
    public async Task Makes_nothing_and_says_so_when_the_first_answer_was_empty()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var agreement = await official.Draft(Municipality);
        var (change, key) = (Terms("Een andere titel"), Guid.NewGuid().ToString());
        change["version"] = (await official.GetJson(agreement))["version"]!.DeepClone();

        (await Put(agreement)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Put(agreement)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await Put(agreement, "another key")).ShouldRefuse(409, "changed-meanwhile"); // the control
        await (await official.PostJson(agreement, change, key)).ShouldRefuse(404, "not-found");

        Task<HttpResponseMessage> Put(string path, string? under = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(change) };
            request.Headers.Add("Idempotency-Key", under ?? key);
            return official.SendAsync(request);
        }
    }

    [Fact]
    public async Task Is_another_request_when_it_asks_anything_else()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var (agreement, other) = (await official.Draft(Municipality), await official.Draft(Municipality));
        var key = Guid.NewGuid().ToString();
        await official.Create(agreement + "/annexes", new { year = "2025" }, key);

        await Refused(agreement + "/annexes?x=1", "2025");
        await Refused(agreement + "/annexes", "2026");
        await Refused(other + "/annexes", "2025");

        async Task Refused(string path, string year) =>
            await (await official.PostJson(path, new { year }, key)).ShouldRefuse(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Leaves_the_key_free_when_it_was_refused()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var (agreement, key) = (await official.Draft(Municipality), Guid.NewGuid().ToString());

        await (await official.PostJson(agreement + "/annexes", new { year = "" }, key)).ShouldRefuse(400, "invalid-input");

        await official.Create(agreement + "/annexes", new { year = "2025" }, key);
    }

    [Fact]
    public async Task For_a_secret_that_is_not_kept_makes_another_one_that_works()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var key = Guid.NewGuid().ToString();

        var (first, second) = (await Link(), await Link());

        (await official.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await official.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "there is never more than one");

        async Task<string> Link()
        {
            var answer = await official.PostJson($"/api/{Municipality}/calendar-links", new { }, key);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return new Uri((await answer.Content.ReadFromJsonAsync<JsonObject>())!["address"]!.GetValue<string>()).PathAndQuery;
        }
    }

    [Fact]
    public async Task With_a_file_is_known_by_the_file_and_not_by_what_separates_its_parts()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var (agreement, key) = (await official.Draft(Municipality), Guid.NewGuid().ToString());

        var first = await Send(Pdf());
        await ShouldSayTheSame(first, await Send(Pdf()));
        await (await Send(Pdf("een ander document"))).ShouldRefuse(422, "idempotency-key-reused");
        (await official.GetJson(agreement))["documents"]!.AsArray().Count.ShouldBe(1);

        Task<HttpResponseMessage> Send(byte[] bytes)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, agreement + "/documents")
            {
                Content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "getekend.pdf" } },
            };
            request.Headers.Add("Idempotency-Key", key);
            return official.SendAsync(request);
        }
    }

    [Fact]
    public async Task Under_the_key_of_a_form_a_second_document_is_not_lost_with_a_word_of_success()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var agreement = await official.Draft(Municipality);
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var page = agreement.ToPage() + "/document";
        var fields = Browser.Fields(await browser.Get(page));

        var first = await Press(Pdf());
        var again = await Press(Pdf());
        var other = await Press(Pdf("een ander document"));

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        again.Headers.Location.ShouldBe(first.Headers.Location);
        Notice(again).ShouldBe(Notice(first));
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await official.GetJson(agreement))["documents"]!.AsArray().Count.ShouldBe(1);

        Task<HttpResponseMessage> Press(byte[] bytes)
        {
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in fields.Where(f => f.Key != "file"))
            {
                content.Add(new StringContent(value), name);
            }

            content.Add(new ByteArrayContent(bytes), "file", "getekend.pdf");
            return browser.Send(page, content);
        }

        static string Notice(HttpResponseMessage answer) =>
            answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("agii-melding=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_stays_when_it_is_not_known_whether_it_was_recorded()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var agreement = await official.Draft(Municipality);
        (await official.Upload(agreement, Pdf())).EnsureSuccessStatusCode();
        var before = await Kept();

        await (await official.Upload(agreement, Pdf(), "nog eens.pdf")).ShouldRefuse(409, "document-already-there");
        (await Kept()).ShouldBe(before); // refused: nothing refers to it
        await using (await platform.LogThatRefuses("agreements", Guid.Parse(agreement[^36..])))
        {
            ((int)(await official.Upload(agreement, Pdf("anders"))).StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        }

        (await Kept()).ShouldBe(before + 1);

        async Task<int> Kept()
        {
            var (store, tenant) = (platform.Services.GetRequiredService<DocumentStore>(), platform.Tenant(Municipality).Id);
            if (store is FolderDocuments)
            {
                return Directory.GetFiles(Path.Combine(platform.DataDirectory, "documents", $"tenant-{tenant:n}")).Length;
            }

            var blobs = new Azure.Storage.Blobs.BlobContainerClient(
                PlatformFixture.Settings(platform.DataDirectory)["ConnectionStrings:blob"], $"tenant-{tenant:n}").GetBlobsAsync();
            return await blobs.CountAsync();
        }
    }

    private static async Task ShouldSayTheSame(HttpResponseMessage first, HttpResponseMessage second)
    {
        var text = await second.Content.ReadAsStringAsync();
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        text.ShouldBe(await first.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_second_press_on_a_button_that_deletes_goes_where_the_first_one_went()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var annex = await official.Annex(await official.Draft(Municipality), "2026");
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var page = annex.Page() + "/verwijderen";
        var fields = Browser.Fields(await browser.Get(page));

        var presses = new[] { await Press(), await Press() };

        presses.ShouldAllBe(p => p.StatusCode == HttpStatusCode.Redirect);
        presses[0].Headers.Location.ShouldBe(presses[1].Headers.Location);
        (await browser.Open(presses[1].Headers.Location!.OriginalString)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Press() => browser.Submit(page, fields);
    }
}
