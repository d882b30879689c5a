using System.Net;

namespace AgiiPlatform.Specs.Inburgering;

public class Naming_contact_persons(PlatformFixture platform)
{
    private static object Person(string side = "ocmw", string from = "2026-01-01", string? until = null) => new
    {
        side, name = "Onthaal sociale dienst", function = "Gedeelde mailbox", email = "onthaal@ocmw.example",
        topic = "Inburgering", from, until,
    };

    [Fact]
    public async Task Both_sides_have_their_contact_persons()
    {
        var worker = await platform.SignIn("ocmw@lint.example");
        await worker.Create("/api/lint/contact-persons", Person());
        await worker.Create("/api/lint/contact-persons", Person("agii"));

        var persons = (await worker.GetJson("/api/lint/contact-persons"))["items"]!.AsArray();

        persons.Select(p => p!["side"]!.GetValue<string>()).ShouldBe(["agii", "ocmw"], "newest first");
        persons[0]!["confirmedOn"].ShouldNotBeNull();
    }

    [Fact]
    public async Task An_assignment_is_confirmed_while_it_lasts_and_not_after()
    {
        var worker = await platform.SignIn("ocmw@lille.example");
        var id = await worker.Create("/api/lille/contact-persons", Person());

        (await worker.PostJson($"/api/lille/contact-persons/{id}/confirmation", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await worker.PostJson($"/api/lille/contact-persons/{id}/end", new { until = "2026-01-31" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await worker.PostJson($"/api/lille/contact-persons/{id}/confirmation", null))
            .ShouldRefuse(409, "rule:contact-ended", "Duid opnieuw");
        await (await worker.PostJson($"/api/lille/contact-persons/{id}/end", new { until = "2026-02-28" }))
            .ShouldRefuse(409, "rule:contact-ended");
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var worker = await platform.SignIn("ocmw@lubbeek.example");

        var answer = await worker.PostJson("/api/lubbeek/contact-persons",
            new { email = "geen adres", from = "2026-02-01", until = "2026-01-01" });

        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).Order()
            .ShouldBe(["email", "function", "name", "side", "topic", "until"]);
        (await worker.GetJson("/api/lubbeek/contact-persons"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alderman_reads_them_and_does_not_write_and_another_municipality_does_not_find_them()
    {
        var worker = await platform.SignIn("ocmw@lummen.example");
        var id = await worker.Create("/api/lummen/contact-persons", Person());
        var alderman = await platform.SignIn("schepen@lummen.example");
        var elsewhere = await platform.SignIn("ocmw@pepingen.example");

        (await alderman.GetJson("/api/lummen/contact-persons"))["items"]!.AsArray().Count.ShouldBe(1);
        await (await alderman.PostJson("/api/lummen/contact-persons", Person())).ShouldRefuse(403, "no-permission");
        await (await elsewhere.PostJson($"/api/pepingen/contact-persons/{id}/confirmation", null)).ShouldRefuse(404, "not-found");
        await (await elsewhere.GetAsync("/api/lummen/contact-persons")).ShouldRefuse(404, "not-found");
    }
}
