using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// AgII's administrator brings a municipality on board in five steps, each in any order, later or again; what is done is told by what is
/// there.
/// </summary>
public sealed class Bringing_a_municipality_on_board(PlatformFixture platform)
{
    private const string Number = "0207.500.123";

    [Fact]
    public async Task Takes_five_steps_that_are_kept_one_by_one()
    {
        const string here = "riemst", api = "/api/riemst/onboarding";
        var administrator = await platform.SignIn("beheerder@agii.example");
        await EndDirector(administrator, here);
        (await Done(administrator, here)).ShouldBeEmpty("the control: nothing is done yet");
        (await Next(administrator, here)).ShouldBe("company-number");

        (await administrator.PutAsJsonAsync($"{api}/company-number", new { companyNumber = Number, version = 0 })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await Done(administrator, here)).ShouldBe(["company-number"]);
        (await administrator.PutAsJsonAsync($"{api}/contact", new { email = "info@riemst.example", phone = "012 34 56 78", version = 1 }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Next(administrator, here)).ShouldBe("administrators");
        var email = $"{Guid.NewGuid():N}@riemst.example";
        var invited = await administrator.Create($"{api}/administrators", new { name = "Dirk Directeur", email, role = "director" });
        var link = (await platform.NewMail(email, "Uw account op het AgII-platform")).Link();
        var details = await administrator.GetJson(api);
        details["administrators"]!.AsArray().Select(a => (a!["id"]!.GetValue<Guid>(), a["invited"]!.GetValue<bool>()))
            .ShouldBe([(invited, true)]);
        (await administrator.PutAsJsonAsync($"{api}/sign-in", new { signIn = "local", version = 2 })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await Next(administrator, here)).ShouldBe("protocol");
        (await administrator.PutAsJsonAsync($"{api}/protocol", new { prepared = true, version = 3 })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        (await Done(administrator, here)).ShouldBe(["company-number", "contact", "administrators", "sign-in", "protocol"]);
        (await Next(administrator, here)).ShouldBeNull();
        (await administrator.GetJson("/api/agii/onboarding?search=Riemst&status=done"))["found"]!.GetValue<int>().ShouldBe(1);
        (await administrator.GetJson("/api/agii/onboarding?search=Riemst&status=underway"))["found"]!.GetValue<int>().ShouldBe(0);

        // Who was invited goes on from there: with what was noted, and what AgII did in the log.
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get(link));
        fields["password"] = PlatformFixture.Password;
        (await browser.Post(link, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        var director = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await director.GetAsync("/api/riemst/settings")).IsSuccessStatusCode);
        (await director.GetJson("/api/riemst/settings"))["phone"]!.GetValue<string>().ShouldBe("012 34 56 78");
        var acts = (await director.GetJson("/api/riemst/audit/identity?limit=100"))["items"]!.AsArray()
            .Select(l => l!["act"]!.GetValue<string>()).ToList();
        foreach (var act in (string[])["RecordCompanyNumber", "RecordContact", "OpenAccount", "ChooseSignIn", "NoteProtocol"])
        {
            acts.ShouldContain(act);
        }
    }

    [Theory]
    [InlineData("company-number", "companyNumber", "0207.500.124", "het controlegetal")]
    [InlineData("company-number", "companyNumber", "9207.500.123", "begint met 0 of 1")]
    [InlineData("company-number", "companyNumber", "", "Vul het KBO-nummer in.")]
    [InlineData("contact", "email", "heusden", "e-mailadres")]
    [InlineData("contact", "phone", "geen", "telefoonnummer")]
    [InlineData("sign-in", "signIn", "iets", "Kies hoe")]
    public async Task What_cannot_be_right_is_refused_and_nothing_is_written(string step, string field, string value, string sentence)
    {
        const string here = "heusden-zolder";
        var administrator = await platform.SignIn("beheerder@agii.example");

        var input = step == "contact" ? new JsonObject { ["email"] = "info@heusden-zolder.example", ["phone"] = "011 22 33 44" } : [];
        (input[field], input["version"]) = (value, 0);

        var answer = await administrator.PutAsJsonAsync($"/api/{here}/onboarding/{step}", input);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]![field]![0]!.GetValue<string>().ShouldContain(sentence);
        (await administrator.GetJson($"/api/{here}/onboarding"))["version"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Gives_only_roles_that_manage_its_people_and_once()
    {
        const string api = "/api/zonhoven/onboarding/administrators";
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = $"{Guid.NewGuid():N}@zonhoven.example";
        foreach (var role in (string?[])["official", "ocmw-worker", "administrator", "consultant", "program-agreements-read", null])
        {
            var answer = await administrator.PostJson(api, new { name = "Nora Nieuw", email, role });
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, role);
            (await answer.Body())["errors"]!["role"].ShouldNotBeNull(role);
        }

        await administrator.Create(api, new { name = "Nora Nieuw", email, role = "people-officer" }); // the control
        await (await administrator.PostJson(api, new { name = "Nora Nieuw", email, role = "people-officer" }))
            .ShouldRefuse(409, "rule:right-already-given");
        (await administrator.GetJson("/api/zonhoven/onboarding"))["administrators"]!.AsArray()
            .Single(a => a!["name"]!.GetValue<string>() == "Nora Nieuw")!["toConfirm"]!.GetValue<bool>()
            .ShouldBeTrue("there is a general manager already, who confirms it");
    }

    [Fact]
    public async Task Is_told_to_the_second_of_two_administrators()
    {
        const string here = "merchtem", api = "/api/merchtem/onboarding";
        var administrator = await platform.SignIn("beheerder@agii.example");
        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("identity", platform.Tenant(here)))
        {
            answers = await Task.WhenAll(
                administrator.PutAsJsonAsync($"{api}/company-number", new { companyNumber = Number, version = 0 }),
                administrator.PutAsJsonAsync($"{api}/contact",
                    new { email = "info@merchtem.example", phone = "02 345 67 89", version = 0 }));
        }

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);
        await answers.Single(a => !a.IsSuccessStatusCode).ShouldRefuse(409, "changed-meanwhile");
        (await administrator.PutAsJsonAsync($"{api}/company-number", new { companyNumber = Number, version = 1 }))
            .EnsureSuccessStatusCode();

        const string page = "/merchtem/aansluiting/kbo-nummer";
        var browser = await platform.Browse("beheerder@agii.example");
        var fields = Browser.FieldsOf(await browser.Get(page), page)[0];
        (fields["version"], fields["companyNumber"]) = ("1", "0400.378.485");
        var (status, refused) = await browser.Post(page, fields);
        (status, refused.Contains("Nu bewaard"), refused.Contains(Number)).ShouldBe((HttpStatusCode.Conflict, true, true));
        var again = Browser.FieldsOf(refused, page)[0];
        again["companyNumber"].ShouldBe("0400.378.485", "what was typed stays");
        (await browser.Post(page, again)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_provider_of_its_own_counts_once_it_is_set_up()
    {
        const string here = "bekkevoort", api = "/api/bekkevoort/onboarding/sign-in";
        var administrator = await platform.SignIn("beheerder@agii.example");
        (await administrator.PutAsJsonAsync(api, new { signIn = "openid", version = 0 })).EnsureSuccessStatusCode();
        (await Done(administrator, here)).ShouldNotContain("sign-in", "it is not set up yet");
        (await (await platform.Browse("beheerder@agii.example")).Get("/bekkevoort/aansluiting/aanmeldwijze"))
            .ShouldContain("/agii/aanmeldwijzen/bekkevoort");

        (await administrator.PostJson("/api/agii/sign-in-methods/bekkevoort", new
        {
            kind = "openid", issuer = "https://aanmelden.example", clientId = "agii", secretName = "specs", scope = "openid profile",
        })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Done(administrator, here)).ShouldContain("sign-in");
        await (await administrator.PutAsJsonAsync(api, new { signIn = "local", version = 1 })).ShouldRefuse(409, "rule:own-provider");
        (await administrator.PostJson("/api/agii/sign-in-methods/bekkevoort", new { kind = "local" })).EnsureSuccessStatusCode();
        (await Done(administrator, here)).ShouldNotContain("sign-in");
    }

    [Fact]
    public async Task A_protocol_that_both_signed_is_told_by_a_message_until_it_ended()
    {
        const string here = "wellen";
        var administrator = await platform.SignIn("beheerder@agii.example");
        (await Done(administrator, here)).ShouldNotContain("protocol", "the control");

        var protocol = await (await Ocmw.Of(platform, here, "limburg", protocol: false)).RegisterProtocol();

        await PlatformFixture.Until(async () => (await Done(administrator, here)).Contains("protocol"));
        (await administrator.GetJson("/api/wellen/onboarding"))["protocolFrom"]!.GetValue<string>().ShouldBe("2020-01-01");
        (await Done(administrator, "heers")).ShouldNotContain("protocol", "it is of one municipality");
        var worker = await platform.SignIn("ocmw@wellen.example");
        (await worker.PostJson($"/api/wellen/protocols/{protocol}/end", new { until = Flanders.Today.AddDays(-1).ToString("O") }))
            .EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () => !(await Done(administrator, here)).Contains("protocol"));
    }

    [Fact]
    public async Task Is_for_the_administrator_of_the_platform_alone()
    {
        foreach (var (who, status) in new[]
        {
            ("directeur@holsbeek.example", 403), ("regiomanager.vlaams-brabant@agii.example", 403), ("directeur@heers.example", 404),
            ("beheerder@agii.example", 0),
        })
        {
            var client = await platform.SignIn(who);
            HttpResponseMessage[] answers =
            [
                await client.GetAsync("/api/holsbeek/onboarding"),
                await client.PutAsJsonAsync("/api/holsbeek/onboarding/company-number", new { companyNumber = Number, version = 0 }),
                await client.PutAsJsonAsync("/api/holsbeek/onboarding/contact",
                    new { email = "info@holsbeek.example", phone = "016 12 34 56", version = 1 }),
                await client.PutAsJsonAsync("/api/holsbeek/onboarding/sign-in", new { signIn = "local", version = 2 }),
                await client.PutAsJsonAsync("/api/holsbeek/onboarding/protocol", new { prepared = true, version = 3 }),
            ];
            answers.ShouldAllBe(a => status == 0 ? a.IsSuccessStatusCode : (int)a.StatusCode == status, who);
            (await client.GetAsync("/api/agii/onboarding")).IsSuccessStatusCode.ShouldBe(status == 0, who);
        }

        var administrator = await platform.SignIn("beheerder@agii.example");
        await (await administrator.PutAsJsonAsync("/api/agii/onboarding/protocol", new { prepared = true, version = 0 }))
            .ShouldRefuse(404, "not-found");
        await (await administrator.PutAsJsonAsync("/api/ham/onboarding/protocol", new { prepared = true, version = 0 }))
            .ShouldRefuse(409, "tenant-ended");
    }

    [Fact]
    public async Task On_the_pages_one_goes_on_where_one_stopped()
    {
        const string here = "rotselaar";
        var browser = await platform.Browse("beheerder@agii.example");
        (await browser.Get("/agii/aansluitingen?zoek=bestaat-niet")).ShouldContain("Geen gemeente gevonden");
        var list = await browser.Get("/agii/aansluitingen?zoek=rotsel");
        (list.Contains("1 gemeente gevonden"), list.Contains("1 van 5 stappen"), list.Contains($"/{here}/aansluiting/kbo-nummer"))
            .ShouldBe((true, true, true));

        await Step("kbo-nummer", "contactgegevens", ("companyNumber", Number));
        (await browser.Get("/agii/aansluitingen?zoek=rotsel&toon=underway")).ShouldContain("2 van 5 stappen");
        await Step("contactgegevens", "beheerders", ("email", "info@rotselaar.example"), ("phone", "016 12 34 56"));
        var people = await browser.Get($"/{here}/aansluiting/beheerders");
        people.ShouldContain("Algemeen directeur");
        await Step("beheerders", "beheerders", ("name", "Nora Nieuw"), ("email", $"{Guid.NewGuid():N}@rotselaar.example"));
        await Step("aanmeldwijze", "protocol", ("signIn", "local"));
        (await browser.Get($"/{here}/aansluiting")).ShouldContain("Verder met: Protocol");
        await Step("protocol", "", ("prepared", "true"));
        (await browser.Get($"/{here}/aansluiting")).ShouldContain("Rotselaar is aangesloten");

        async Task Step(string step, string next, params (string Name, string Value)[] typed)
        {
            var page = $"/{here}/aansluiting/{step}";
            var fields = Browser.FieldsOf(await browser.Get(page), page)[0];
            foreach (var (name, value) in typed)
            {
                fields[name] = value;
            }

            using var answer = await browser.Submit(page, fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, step);
            answer.Headers.Location!.OriginalString.ShouldBe($"/{here}/aansluiting{(next.Length > 0 ? $"/{next}" : "")}");
        }
    }

    private static async Task<JsonNode> InList(HttpClient administrator, string slug) =>
        (await administrator.GetJson($"/api/agii/onboarding?search={slug}"))["items"]!.AsArray()
            .Single(o => o!["organisation"]!.GetValue<string>() == slug)!;

    private static async Task<IReadOnlyList<string>> Done(HttpClient administrator, string slug) =>
        [.. (await InList(administrator, slug))["done"]!.AsArray().Select(s => s!.GetValue<string>())];

    private static async Task<string?> Next(HttpClient administrator, string slug) =>
        (await InList(administrator, slug))["next"]?.GetValue<string>();

    /// <summary>The demo gives every municipality a general manager: one that is not on board has none.</summary>
    private static async Task EndDirector(HttpClient administrator, string slug)
    {
        var id = (await administrator.GetJson($"/api/agii/people?search=directeur@{slug}.example"))["items"]![0]!["id"]!.GetValue<Guid>();
        var right = (await administrator.GetJson($"/api/agii/people/{id}"))["access"]!.AsArray()
            .Single(a => a!["role"]!.GetValue<string>() == "director")!["id"]!.GetValue<Guid>();
        (await administrator.PostJson($"/api/agii/people/{id}/rights/{right}/end",
            new { until = Flanders.Today.AddDays(-1).ToString("O") })).EnsureSuccessStatusCode();
    }
}
