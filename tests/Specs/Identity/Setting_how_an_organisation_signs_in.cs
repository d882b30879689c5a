using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>The administrator of the platform sets how an organisation signs in; what cannot be right is refused with a sentence.</summary>
public sealed class Setting_how_an_organisation_signs_in(PlatformFixture platform)
{
    private const string Address = "/api/agii/sign-in-methods/";

    [Fact]
    public async Task It_is_kept_without_its_secret_and_noted()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        (await administrator.PostJson(Address + "merksplas", Good("merksplas"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var kept = (await administrator.GetJson("/api/agii/sign-in-methods")).AsArray()
            .Single(m => m!["organisation"]!.GetValue<string>() == "merksplas")!;
        kept["secretName"]!.GetValue<string>().ShouldBe("specs");
        kept.ToJsonString().ShouldNotContain(MisbehavingProvider.Secret);
        await using var scope = platform.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(
            registry.Agency, [registry.Agency.Id], Actor.Consumer("specs"));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var reasons = await db.Audit.AsNoTracking().Where(a => a.Act == "ConfigureSignIn").Select(a => a.Reason!).ToListAsync();
        reasons.ShouldContain(r => r.StartsWith("merksplas: https://aanmelden.example", StringComparison.Ordinal));

        (await administrator.PostJson(Address + "merksplas", new { kind = "local" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await administrator.GetJson("/api/agii/sign-in-methods")).ToJsonString().ShouldNotContain("merksplas");
    }

    [Theory]
    [InlineData("issuer", "\"http://aanmelden.example\"", "issuer")]
    [InlineData("issuer", "\"https://aanmelden.example?x=1\"", "issuer")]
    [InlineData("issuer", "\"https://ik:geheim@aanmelden.example\"", "issuer")]
    [InlineData("issuer", "\"javascript:alert(1)\"", "issuer")]
    [InlineData("issuer", "null", "issuer")]
    [InlineData("clientId", "null", "clientId")]
    [InlineData("secretName", "\"bestaat-niet\"", "secretName")]
    [InlineData("secretName", "\"specs:..\"", "secretName")]
    [InlineData("secretName", "\"PersonalData:MasterKeys:1\"", "secretName")]
    [InlineData("scope", "\"profile\"", "scope")]
    [InlineData("domains", "[\"geen domein\"]", "domains")]
    [InlineData("domains", "[\"*.example\"]", "domains")]
    [InlineData("organisationCode", "null", "organisationCode")]
    [InlineData("roles", "[{\"claim\":\"rol\",\"value\":\"x\",\"role\":\"administrator\"}]", "roles[0].role")]
    [InlineData("roles", "[{\"claim\":\"rol\",\"value\":\"x\",\"role\":\"consultant\"}]", "roles[0].role")]
    [InlineData("roles", "[{\"claim\":\"rol\",\"value\":\"x\",\"role\":\"baas\"}]", "roles[0].role")]
    [InlineData("roles", "[{\"claim\":\"rol\",\"role\":\"official\"}]", "roles[0].value")]
    [InlineData("roles", "[{\"claim\":\"rol\",\"value\":\"x\",\"role\":\"official\",\"region\":\"limburg\"}]", "roles[0].region")]
    [InlineData("kind", "\"iets\"", "kind")]
    public async Task What_cannot_be_right_is_refused(string field, string value, string wrong)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var input = Good("wuustwezel");
        (await administrator.PostJson(Address + "wuustwezel", input)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "the control");
        input[field] = JsonNode.Parse(value);

        var answer = await administrator.PostJson(Address + "wuustwezel", input);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]![wrong].ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_else_sets_it_and_a_domain_is_of_one_organisation()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        (await administrator.PostJson(Address + "oud-turnhout", Good("oud-turnhout"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await administrator.PostJson(Address + "rijkevorsel", Good("oud-turnhout"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.PostJson(Address + "bestaat-niet", Good("x"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await (await administrator.PostJson(Address + "ham", Good("ham"))).ShouldRefuse(409, "organisation-ended");
        foreach (var other in (string[])["directeur@rijkevorsel.example", "regiomanager.antwerpen@agii.example"])
        {
            var person = await platform.SignIn(other);
            ((int)(await person.PostJson(Address + "rijkevorsel", Good("rijkevorsel"))).StatusCode).ShouldBeInRange(403, 404);
        }
    }

    [Fact]
    public async Task On_the_page_too()
    {
        var browser = await platform.Browse("beheerder@agii.example");
        (await browser.Get("/agii/aanmeldwijzen?zoek=hoogstr")).ShouldContain("/agii/aanmeldwijzen/hoogstraten");
        const string page = "/agii/aanmeldwijzen/hoogstraten";
        var fields = Browser.Fields(await browser.Get(page));
        (fields["kind"], fields["issuer"]) = ("openid", "https://aanmelden.example");
        (fields["clientId"], fields["secretName"]) = ("x", "niets");
        fields["domains[lines]"] = "hoogstraten.example";
        (fields["roles[0].claim"], fields["roles[0].value"], fields["roles[0].role"]) = ("rol", "ambtenaar", "official");
        var (status, refused) = await browser.Post(page, fields);
        (status, refused.Contains("Vul de naam in, niet het geheim zelf.")).ShouldBe((HttpStatusCode.BadRequest, true));
        Browser.Fields(refused)["roles[0].value"].ShouldBe("ambtenaar", "what was typed stays");

        fields["secretName"] = "specs";
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await browser.Get("/agii/aanmeldwijzen")).ShouldContain("hoogstraten.example");
        Browser.Fields(await browser.Get(page))["issuer"].ShouldBe("https://aanmelden.example");
    }

    private static JsonObject Good(string slug) => new()
    {
        ["kind"] = "openid", ["issuer"] = "https://aanmelden.example", ["clientId"] = "agii", ["secretName"] = "specs",
        ["scope"] = "openid profile", ["domains"] = new JsonArray($"{slug}.example"), ["organisationClaim"] = "vo_orgcode",
        ["organisationCode"] = "OVO000001",
        ["roles"] = new JsonArray(new JsonObject { ["claim"] = "rol", ["value"] = "x", ["role"] = "official", ["opens"] = true }),
    };
}
