using System.Net;

namespace AgiiPlatform.Specs.Inburgering;

public class Who_may_see_a_referral(PlatformFixture platform)
{
    public static TheoryData<string> EveryAddress =>
    [
        "GET /referrals", "POST /referrals", "GET /referrals/{id}", "GET /referrals/{id}/history", "POST /referrals/{id}/acceptance",
        "POST /referrals/{id}/refusal", "POST /referrals/{id}/completion", "POST /referrals/{id}/stop", "POST /referrals/{id}/withdrawal",
        "POST /referrals/{id}/national-number",
    ];

    private static object Anything(string address) => address switch
    {
        _ when address.EndsWith("refusal", StringComparison.Ordinal) => new { reasonCode = "incomplete" },
        _ when address.EndsWith("completion", StringComparison.Ordinal) => new { outcome = "other", feedback = "x" },
        _ when address.EndsWith("acceptance", StringComparison.Ordinal) => new { },
        _ when address.EndsWith("referrals", StringComparison.Ordinal) => Ocmw.Referral(),
        _ => new { reason = "x" },
    };

    private static Task<HttpResponseMessage> Call(HttpClient client, string tenant, string address, Guid id)
    {
        var (method, path) = (address.Split(' ')[0],
            $"/api/{tenant}{address.Split(' ')[1].Replace("{id}", id.ToString(), StringComparison.Ordinal)}");
        return method == "GET" ? client.GetAsync(path) : client.PostJson(path, Anything(address));
    }

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task Not_the_other_people_of_the_municipality_nor_AgIIs_central_people(string address)
    {
        var ocmw = await Ocmw.Of(platform, "lokeren", "oost-vlaanderen");
        var id = await ocmw.Send();

        foreach (var email in (string[])["schepen@lokeren.example", "ambtenaar@lokeren.example",
            "directeur@lokeren.example", "regiomanager.oost-vlaanderen@agii.example"])
        {
            await (await Call(await platform.SignIn(email), "lokeren", address, id)).ShouldRefuse(403, "no-permission");
        }

        (await Call(await platform.SignIn("beheerder@agii.example"), "lokeren", address, id))
            .StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        (await Call(platform.Anonymous(), "lokeren", address, id)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ocmw.StateOf(id)).ShouldBe("sent");
        ((int)(await Call(ocmw.Worker, "lokeren", address, id)).StatusCode).ShouldNotBe(401, "control: the worker gets in");
    }

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task Not_another_OCMW_nor_another_regions_counsellor_and_a_foreign_id_is_an_unknown_id(string address)
    {
        var ocmw = await Ocmw.Of(platform, "lochristi", "oost-vlaanderen");
        var id = await ocmw.Send();
        var neighbour = await Ocmw.Of(platform, "machelen", "vlaams-brabant");

        foreach (var stranger in (HttpClient[])[neighbour.Worker, neighbour.Counsellor])
        {
            await (await Call(stranger, "lochristi", address, id)).ShouldRefuse(404, "not-found");
            if (address.Contains("{id}", StringComparison.Ordinal))
            {
                var foreign = await Call(stranger, "machelen", address, id);
                var unknown = await Call(stranger, "machelen", address, Guid.NewGuid());
                foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
                (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
            }
        }

        (await ocmw.StateOf(id)).ShouldBe("sent");
        (await platform.Audit("lochristi", id)).ShouldAllBe(a => a.Act == "SendReferral");
    }

    [Fact]
    public async Task The_queue_of_a_region_holds_its_own_municipalities_and_no_others()
    {
        var inside = await Ocmw.Of(platform, "maaseik", "limburg");
        var outside = await Ocmw.Of(platform, "malle", "antwerpen");
        var own = await inside.Send();
        var foreign = await outside.Send();

        var queue = await (await inside.Counsellor.GetAsync("/api/agii/referrals?limit=100")).Content.ReadAsStringAsync();

        queue.ShouldContain(own.ToString());
        queue.ShouldNotContain(foreign.ToString());
        (await (await outside.Counsellor.GetAsync("/api/agii/referrals?limit=100")).Content.ReadAsStringAsync())
            .ShouldContain(foreign.ToString(), Case.Insensitive, "control");
    }

    [Theory]
    [InlineData("ocmw@maaseik.example", HttpStatusCode.NotFound)]
    [InlineData("schepen@maaseik.example", HttpStatusCode.NotFound)]
    [InlineData("regiomanager.limburg@agii.example", HttpStatusCode.Forbidden)]
    [InlineData("beheerder@agii.example", HttpStatusCode.Forbidden)]
    [InlineData("consulent.limburg@agii.example", HttpStatusCode.Forbidden)]
    public async Task Nobody_but_counsellors_sees_the_queue(string email, HttpStatusCode status)
    {
        (await (await platform.SignIn(email)).GetAsync("/api/agii/referrals")).StatusCode.ShouldBeOneOf(status, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AgIIs_own_tenant_has_no_OCMW_and_nothing_of_this()
    {
        var counsellor = await platform.SignIn("trajectbegeleider.limburg@agii.example");

        await (await counsellor.PostJson("/api/agii/referrals", Ocmw.Referral())).ShouldRefuse(404, "not-found");
        await (await counsellor.GetAsync($"/api/agii/referrals/{Guid.NewGuid()}")).ShouldRefuse(404, "not-found");
        await (await counsellor.GetAsync("/api/agii/protocols")).ShouldRefuse(404, "not-found");
    }
}
