using System.Net;
using System.Net.Http.Json;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Agreements_stay_in_their_municipality(PlatformFixture platform)
{
    public static TheoryData<string, string> Calls => new()
    {
        { "GET", "" }, { "PUT", "" }, { "DELETE", "" }, { "POST", "/decisions" }, { "POST", "/signatures" }, { "POST", "/documents" },
        { "POST", "/signatures/{signature}/withdrawal" }, { "POST", "/decisions/reading" }, { "POST", "/decisions/{decision}/retraction" },
        { "POST", "/decisions/{decision}/confirmation" }, { "GET", "/decisions/{decision}/export" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Another_municipality_gets_the_answer_of_an_unknown_id(string method, string path)
    {
        var (theirs, id, signature, decision) = await Theirs();
        path = path.Replace("{signature}", $"{signature}").Replace("{decision}", $"{decision}");
        // The general manager has every permission there is about agreements in a municipality.
        var director = await platform.SignIn("directeur@assenede.example");

        var foreign = await Ask(director, method, $"/api/assenede/agreements/{id}{path}");
        var unknown = await Ask(director, method, $"/api/assenede/agreements/{Guid.NewGuid()}{path}");
        var intruding = await Ask(director, method, theirs + path);

        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.ShouldBe(unknown);
        intruding.ShouldBe(unknown);
        var untouched = await (await platform.SignIn("ambtenaar@aalter.example")).GetJson(theirs);
        untouched["version"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task Control_the_owner_reads_what_the_others_do_not_find()
    {
        var (theirs, _, _, _) = await Theirs();

        (await (await platform.SignIn("directeur@aalter.example")).GetAsync(theirs)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lists_and_warnings_know_the_own_municipality_alone()
    {
        var (_, id, _, _) = await Theirs();
        var official = await platform.SignIn("ambtenaar@assenede.example");

        var same = await official.GetJson(await official.Draft("assenede"));

        same.Warnings().ShouldBeEmpty();
        (await official.GetJson("/api/assenede/agreements"))["items"]!.AsArray().ShouldNotContain(i => i!["id"]!.GetValue<Guid>() == id);
    }

    [Fact]
    public async Task Nobody_drafts_an_agreement_of_AgII_itself()
    {
        var consultant = await platform.ConsultantIn("aalter", "oost-vlaanderen");

        (await consultant.PostJson("/api/agii/agreements",
            Terms())).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
    }

    private async Task<(string Address, Guid Id, Guid Signature, Guid Decision)> Theirs()
    {
        var official = await platform.SignIn("ambtenaar@aalter.example");
        var agreement = await official.Approved("aalter");
        (await (await platform.SignIn("schepen@aalter.example")).Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        var read = await official.GetJson(agreement);
        var signature = read["parties"]![0]!["representatives"]![0]!["signature"]!["id"]!.GetValue<Guid>();
        return (agreement, Guid.Parse(agreement[^36..]), signature, read["decisions"]![1]!["id"]!.GetValue<Guid>());
    }

    private static async Task<(HttpStatusCode Status, string Body)> Ask(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (path.EndsWith("/documents", StringComparison.Ordinal))
        {
            request.Content = new MultipartFormDataContent { { new ByteArrayContent(Pdf()), "file", "x.pdf" } };
        }
        else if (method is "PUT" or "POST")
        {
            request.Content = JsonContent.Create(method == "PUT" ? Terms() : []);
        }

        var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
