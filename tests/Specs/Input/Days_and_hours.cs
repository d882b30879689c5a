using System.Net;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Specs.Input;

public class Days_and_hours(PlatformFixture platform)
{
    [Theory]
    [InlineData("2026-09-04", "2026-09-04")]
    [InlineData("4/9/2026", "2026-09-04")]
    [InlineData("04-09-2026", "2026-09-04")]
    [InlineData("4. 9. 2026", "2026-09-04")]
    [InlineData("4 september 2026", "2026-09-04")]
    [InlineData("4 Sept. 2026", "2026-09-04")]
    [InlineData("vrijdag 4 september 2026", "2026-09-04")]
    [InlineData("vrijdag, 4 september 2026", "2026-09-04")]
    [InlineData("vr. 4/9/2026", "2026-09-04")]
    [InlineData("4–9–2026", "2026-09-04")]
    [InlineData("4-sep-2026", "2026-09-04")]
    [InlineData("2026/9/4", "2026-09-04")]
    [InlineData("woensdag 4 september 2026", null)] // it is a Friday
    [InlineData("1ste maart 2026", "2026-03-01")]
    [InlineData("2de mrt 2026", "2026-03-02")]
    [InlineData("1e jan. 2026", "2026-01-01")]
    [InlineData("29/2/2026", null)]
    [InlineData("4/13/2026", null)]
    [InlineData("4 ju 2026", null)]
    [InlineData("4 foo 2026", null)]
    [InlineData("4/9/26", null)]
    [InlineData("morgen", null)]
    [InlineData("", null)]
    public void A_day_is_read_as_people_write_it(string typed, string? day) => DateText.Read(typed)?.ToString("O").ShouldBe(day);

    [Theory]
    [InlineData("14u", "14:00")]
    [InlineData("14u30", "14:30")]
    [InlineData("14 u 30", "14:30")]
    [InlineData("14 uur", "14:00")]
    [InlineData("14h", "14:00")]
    [InlineData("14h05", "14:05")]
    [InlineData("9.00", "09:00")]
    [InlineData("9:00", "09:00")]
    [InlineData("9.30 u", "09:30")]
    [InlineData("9", "09:00")]
    [InlineData("09:00:00", "09:00")]
    [InlineData("24u", null)]
    [InlineData("14u60", null)]
    [InlineData("namiddag", null)]
    public void An_hour_too(string typed, string? hour) => TimeText.Read(typed)?.ToString("HH:mm").ShouldBe(hour);

    [Fact]
    public async Task A_form_takes_them_and_so_does_a_link()
    {
        var official = await platform.Browse("ambtenaar@lendelede.example");
        var page = await official.Get("/lendelede/overleg/nieuw?datum=4%2F9%2F2026");
        page.ShouldContain("value=\"2026-09-04\"");
        var fields = Browser.Fields(page);
        (fields["title"], fields["date"], fields["start"]) = ("Overleg", "1ste maart 2026", "14u30");

        var planned = await official.Submit("/lendelede/overleg/nieuw", fields);

        planned.StatusCode.ShouldBe(HttpStatusCode.Redirect, await planned.Content.ReadAsStringAsync());
        var api = await platform.SignIn("ambtenaar@lendelede.example");
        var meeting = (await api.GetJson("/api/lendelede/meetings"))["items"]![0]!;
        (meeting["date"]!.GetValue<string>(), meeting["start"]!.GetValue<string>()).ShouldBe(("2026-03-01", "14:30:00"));
    }

    [Fact]
    public async Task What_is_no_day_is_told_beside_its_field_and_the_title_says_so_first()
    {
        var official = await platform.Browse("ambtenaar@lendelede.example");
        var fields = Browser.Fields(await official.Get("/lendelede/overleg/nieuw"));
        (fields["title"], fields["date"]) = ("Overleg", "31 februari 2026");

        var (status, refused) = await official.Post("/lendelede/overleg/nieuw", fields);

        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldContain("<title>Fout: Overleg plannen");
        refused.ShouldContain(DateText.NotADay);
        (await official.Get("/lendelede/overleg/nieuw")).ShouldContain("<title>Overleg plannen");
    }

    [Theory]
    [InlineData("0206-01-01", null, "from")]
    [InlineData("2026-01-01", "9999-12-31", "until")]
    public async Task A_slip_in_the_year_of_a_protocol_or_an_assignment_is_refused(string from, string? until, string field)
    {
        var worker = await platform.SignIn("ocmw@lendelede.example");
        var protocol = await worker.PostJson("/api/lendelede/protocols", new
        {
            legalBasis = "Decreet", purposes = new[] { "Toeleiden" }, fields = Inburgering.Ocmw.AllFields, from, until,
        });
        protocol.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await protocol.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        var manager = await platform.SignIn("regiomanager.west-vlaanderen@agii.example");
        var assigned = await manager.PostJson("/api/agii/assignments", new
        {
            municipality = "lendelede", consultant = await platform.PersonId("consulent.west-vlaanderen@agii.example"), from, until,
        });
        (await assigned.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }
}
