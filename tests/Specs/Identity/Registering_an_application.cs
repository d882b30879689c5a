using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

/// <summary>An administrator decides which applications sign people in, or call for themselves.</summary>
public class Registering_an_application(PlatformFixture platform)
{
    private const string Applications = "/api/agii/applications";

    [Fact]
    public async Task One_that_signs_people_in_works_from_then_on_and_no_longer_when_it_is_removed()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var id = await administrator.Create(Applications,
            new { name = "Rekenblad", kind = "web", redirectUris = (string[])[Visitor.Back] });
        var shown = await administrator.GetJson($"{Applications}/{id}");
        shown["thirdParty"]!.GetValue<bool>().ShouldBeTrue("what is not AgII's own is asked about");
        var clientId = shown["clientId"]!.GetValue<string>();
        var secret = await Secret(administrator, id);
        var visitor = new Visitor(platform.Address, "ambtenaar@deerlijk.example");

        var signedIn = await visitor.Client(clientId, secret).LoginAsync();

        signedIn.IsError.ShouldBeFalse(signedIn.ErrorDescription);
        visitor.Seen[^1].ShouldContain("Mag Rekenblad dit?");
        (await visitor.Client(clientId, "een ander geheim").LoginAsync()).Error.ShouldContain("client credentials are invalid");
        var renewed = await Secret(administrator, id);
        (await visitor.Client(clientId, secret).LoginAsync()).Error.ShouldContain("client credentials are invalid", Case.Sensitive, "the secret of before");
        var again = await visitor.Client(clientId, renewed).LoginAsync();
        again.IsError.ShouldBeFalse(again.ErrorDescription); // the control

        (await administrator.PostJson($"{Applications}/{id}/removal", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await visitor.Client(clientId, renewed).RefreshTokenAsync(again.RefreshToken)).IsError.ShouldBeTrue();
        (await visitor.Browser.Open($"/connect/authorize?client_id={clientId}&response_type=code")).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.GetJson(Applications)).AsArray().ShouldNotContain(a => a!["clientId"]!.GetValue<string>() == clientId);
    }

    [Fact]
    public async Task A_program_calls_for_itself_and_has_no_rights_that_nobody_gave_it()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var id = await administrator.Create(Applications, new { name = "Nachtelijke taak", kind = "machine" });
        var clientId = (await administrator.GetJson($"{Applications}/{id}"))["clientId"]!.GetValue<string>();
        using var http = platform.Anonymous();

        var (status, token) = await Ask(await Secret(administrator, id));

        status.ShouldBe(HttpStatusCode.OK, $"{token}");
        token!["refresh_token"].ShouldBeNull();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["access_token"]!.GetValue<string>());
        await (await http.GetAsync("/api/deerlijk/agreements")).ShouldRefuse(404, "not-found");
        (await Ask("een ander geheim")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await new Visitor(platform.Address, "ambtenaar@deerlijk.example").Browser.Open(
            $"/connect/authorize?client_id={clientId}&response_type=code&redirect_uri=https%3A%2F%2Felders.example")).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest, "it signs nobody in");

        async Task<(HttpStatusCode Status, JsonNode? Body)> Ask(string secret)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret, ["scope"] = "api",
            });
            var answer = await http.PostAsync("/connect/token", form);
            return (answer.StatusCode, await answer.Body());
        }
    }

    [Theory]
    [InlineData("https://www.voorbeeld.be/terug", true)]
    [InlineData("http://127.0.0.1/terug", true)]
    [InlineData("be.voorbeeld.app:/terug", true)]
    [InlineData("http://www.voorbeeld.be/terug", false)]
    [InlineData("https://www.voorbeeld.be/terug#deel", false)]
    [InlineData("https://*.voorbeeld.be/terug", false)]
    [InlineData("https://iemand@www.voorbeeld.be/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/terug", false)]
    public async Task People_come_back_only_where_nobody_reads_along(string address, bool works)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");

        var answer = await administrator.PostJson(
            Applications, new { name = "Adres", kind = "device", redirectUris = (string[])[address] });

        answer.StatusCode.ShouldBe(works ? HttpStatusCode.Created : HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_not_complete_is_refused_and_who_is_no_administrator_sees_none()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var answer = await administrator.PostJson(Applications, new { kind = "web" });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["name", "redirectUris"], ignoreOrder: true);
        var id = await administrator.Create(
            Applications, new { name = "Op een toestel", kind = "device", redirectUris = (string[])[Visitor.Back] });
        await (await administrator.PostJson($"{Applications}/{id}/secret", null)).ShouldRefuse(409, "application-without-secret");

        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await (await manager.GetAsync(Applications)).ShouldRefuse(403, "no-permission");
        await (await manager.PostJson($"{Applications}/{id}/removal", null)).ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task It_is_done_on_pages_too()
    {
        var browser = await platform.Browse("beheerder@agii.example");
        var fields = Browser.Fields(await browser.Get("/agii/toepassingen/nieuw"));
        (fields["name"], fields["kind"], fields["redirectUris[lines]"]) = ("Van een pagina", "web", "https://www.voorbeeld.be/terug");

        var registered = await browser.Submit("/agii/toepassingen/nieuw", fields);

        registered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await registered.Content.ReadAsStringAsync());
        var page = await browser.Get(registered.Headers.Location!.ToString());
        page.ShouldContain("De toepassing is geregistreerd.");
        var address = registered.Headers.Location.ToString();
        var (status, shown) = await browser.Post($"{address}/geheim", Browser.FieldsOf(page, $"{address}/geheim")[0]);
        status.ShouldBe(HttpStatusCode.OK);
        shown.ShouldContain("Kopieer het nu");
        (await browser.Get(address)).ShouldNotContain("Kopieer het nu");
        (await browser.Submit($"{address}/verwijderen", Browser.FieldsOf(page, $"{address}/verwijderen")[0])).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get("/agii/toepassingen")).ShouldNotContain(address);
    }

    private static async Task<string> Secret(HttpClient administrator, Guid id)
    {
        var answer = await administrator.PostJson($"{Applications}/{id}/secret", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Body())["secret"]!.GetValue<string>();
    }
}
