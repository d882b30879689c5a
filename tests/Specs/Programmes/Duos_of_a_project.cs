using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Mentors and mentees: known by name in their municipality and to the coordinator, and as totals to everybody else.</summary>
public class Duos_of_a_project(PlatformFixture platform)
{
    [Theory] // T131
    [InlineData(0, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    [Trait("C3", "08")]
    public async Task With_fewer_than_12_meetings_is_below_the_minimum(int meetings, bool isBelow)
    {
        var project = await In(platform, "hulshout");
        var duo = await project.Create("hulshout", "duos", Duo(meetings));

        (await project.Get("hulshout", $"duos/{duo}"))["isBelowMinimum"]!.GetValue<bool>().ShouldBe(isBelow);
        (await project.Get("hulshout"))["duos"]!["belowMinimum"]!.GetValue<int>().ShouldBe(isBelow ? 1 : 0);
        var page = await (await platform.Browse("ambtenaar@hulshout.example")).Get($"/hulshout/projecten/{project.Id}/duos/{duo}");
        page.Contains("onder minimum 12", StringComparison.OrdinalIgnoreCase).ShouldBe(isBelow);
    }

    [Theory]
    [InlineData("""{"mentor":"Élodie  De Smet","mentee":"elodie de smet"}""", 409, "rule:mentor-is-mentee", // T132
        "Duo: mentor en mentee zijn dezelfde persoon.")]
    [InlineData("""{"mentor":null}""", 400, "invalid-input", "Vul de naam van de mentor in.")]
    [InlineData("""{"goals":[]}""", 400, "invalid-input", "Kies minstens één doel.")]
    [InlineData("""{"channel":null}""", 400, "invalid-input", "Kies hoe de mentor is gevonden.")]
    [InlineData("""{"from":"2023-12-31"}""", 409, "rule:outside-the-project", "Duo: 31 december 2023 valt buiten het project")]
    [InlineData("""{"meetings":["2024-03-05","2024-03-05"]}""", 409, "rule:meeting-twice", "Ontmoeting 2 (5-3-2024) staat er al.")]
    [InlineData("""{"meetings":["2024-03-05","2024-02-05"]}""", 409, "rule:meeting-before-the-duo",
        "Ontmoeting 2 (5-2-2024): het duo begon op 1 maart 2024.")]
    [InlineData("""{"meetings":["tomorrow"]}""", 409, "rule:meeting-in-the-future", "is nog niet gebeurd.")]
    public async Task That_cannot_be_is_refused_with_the_row_and_nothing_is_written(string change, int status, string rule, string sentence)
    {
        var project = await In(platform, "meerhout");
        var duo = JsonSerializer.SerializeToNode(Duo())!;
        foreach (var (field, value) in JsonNode.Parse(change.Replace("tomorrow", $"{Flanders.Today.AddDays(1):O}"))!.AsObject())
        {
            duo[field] = value?.DeepClone();
        }

        await (await project.Post("meerhout", "duos", duo)).ShouldRefuse(status, rule, sentence);

        (await project.Get("meerhout"))["duos"]!["duos"]!.GetValue<int>().ShouldBe(0);
        (await project.Get("meerhout", "duos"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    [Trait("C3", "07")]
    [Trait("C3", "17")]
    public async Task Are_totals_to_the_others_and_to_AgII_and_no_name_is_anywhere_else()
    {
        var project = await In(platform, "oud-turnhout", "beerse");
        await project.Create("oud-turnhout", "duos", Duo(meetings: 12));
        var duo = await project.Create("oud-turnhout", "duos", Duo(meetings: 3, mentee: "Nog Iemand"));
        (await project.Post("oud-turnhout", $"duos/{duo}/end", new { until = "2024-09-01", outcome = "work" })).EnsureSuccessStatusCode();
        (await project.Post("oud-turnhout", "reports", new { councilDate = "2024-10-01" })).EnsureSuccessStatusCode();
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        var consultant = await platform.ConsultantIn("oud-turnhout", "antwerpen");

        var agency = (await manager.GetJson("/api/agii/projects")).AsArray().Single(p => p!["id"]!.GetValue<Guid>() == project.Id)!;
        agency["duos"]!.ToJsonString().ShouldBe("""{"duos":2,"meetings":15,"enough":1,"belowMinimum":1,"minimum":24}""");
        var page = await (await platform.Browse("regiomanager.antwerpen@agii.example")).Get("/agii/projecten");
        page.ShouldContain("Oud-Turnhout: 2 en Beerse: 0");
        var seen = new List<string> { agency.ToJsonString(), page };
        foreach (var part in (string[])["", "members", "deliverables", "meetings", "reports"])
        {
            seen.Add((await project.Get("beerse", part)).ToJsonString());
            seen.Add((await consultant.GetJson(project.At("oud-turnhout", part))).ToJsonString());
        }

        // What is kept outside the table of duos: the log, the messages, the totals that others read.
        seen.AddRange(await Look(platform, "oud-turnhout", async db => (IReadOnlyList<string>)
        [
            .. (await db.Audit.ToListAsync()).Select(a => $"{a.Act} {a.RecordType} {a.Reason}"),
            .. (await db.Participations.ToListAsync()).Select(p => JsonSerializer.Serialize(new { p.Counts, p.Reports })),
        ]));
        await using (var scope = platform.Services.CreateAsyncScope())
        {
            seen.AddRange(await scope.AsRelay("programmes").Outbox.Select(m => m.Body).ToListAsync());
        }

        foreach (var name in (string[])[Volunteer, Newcomer, "Nog Iemand"])
        {
            seen.ShouldAllBe(text => !text.Contains(name, StringComparison.OrdinalIgnoreCase));
        }

        (await project.Get("oud-turnhout", "duos")).ToJsonString().ShouldContain(Volunteer, customMessage: "control");
    }

    [Fact]
    public async Task Each_reading_of_a_name_is_a_row_in_the_log_of_the_municipality()
    {
        var project = await In(platform, "nijlen");
        var duo = await project.Create("nijlen", "duos", Duo());
        await project.Get("nijlen"); // totals: nothing of a person, so nothing in the log
        (await Readings()).ShouldBeEmpty();

        await project.Get("nijlen", "duos");
        await project.Get("nijlen", $"duos/{duo}");
        await (await platform.Browse("ambtenaar@nijlen.example")).Get($"/nijlen/projecten/{project.Id}/duos/{duo}");

        var rows = await Readings();
        rows.Select(r => r.Act).ShouldBe(["ListDuos", "OpenDuo", "OpenDuo"]);
        rows[0].Reason!.ShouldContain(duo.ToString("N"));
        rows[1].RecordId.ShouldBe(duo);
        rows.ShouldAllBe(r => r.Role == "official" && r.PersonId != null);

        Task<List<AuditEntry>> Readings() => Look(platform, "nijlen",
            db => db.Audit.AsNoTracking().Where(a => a.Act == "ListDuos" || a.Act == "OpenDuo").OrderBy(a => a.Id).ToListAsync());
    }

    [Fact]
    public async Task Is_shown_to_nobody_when_the_reading_cannot_be_logged()
    {
        var project = await In(platform, "putte");
        var duo = await project.Create("putte", "duos", Duo());
        await using (await platform.LogThatRefuses("programmes", duo))
        {
            var answer = await project.Officials["putte"].GetAsync(project.At("putte", $"duos/{duo}"));
            answer.IsSuccessStatusCode.ShouldBeFalse();
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Volunteer);
        }

        (await project.Get("putte", $"duos/{duo}")).ToJsonString().ShouldContain(Volunteer, customMessage: "control");
    }

    [Fact]
    public async Task Count_once_however_often_a_request_is_repeated_and_right_when_two_write_at_once()
    {
        var project = await In(platform, "westerlo");
        var first = await project.Post("westerlo", "duos", Duo(meetings: 2), "westerlo-1");
        var again = await project.Post("westerlo", "duos", Duo(meetings: 2), "westerlo-1");
        (await again.Body())["id"]!.GetValue<Guid>().ShouldBe((await first.Body())["id"]!.GetValue<Guid>());

        await using (await platform.SlowWriting("programmes", platform.Tenant("westerlo")))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(n =>
                project.Post("westerlo", "duos", Duo(meetings: 1, mentor: $"Mentor {n}"))));
            var made = answers.Count(a => a.StatusCode == HttpStatusCode.Created);
            made.ShouldBe(1);
            foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            {
                await refused.ShouldRefuse(409, "rule:changed-meanwhile");
            }
        }

        (await project.Get("westerlo"))["duos"]!.ToJsonString().ShouldStartWith("""{"duos":2,"meetings":3,""");
    }

    [Fact]
    [Trait("C3", "11")]
    [Trait("C3", "12")]
    public async Task Are_kept_on_pages_with_goals_channel_meetings_and_outcome()
    {
        var project = await In(platform, "olen");
        var browser = await platform.Browse("ambtenaar@olen.example");
        var list = $"/olen/projecten/{project.Id}/duos";
        (await browser.Get(list)).ShouldContain("Nog geen duo's");
        var fields = Browser.Fields(await browser.Get($"{list}/nieuw"));
        (fields["mentor"], fields["mentee"], fields["channel"], fields["goals[]"], fields["from"]) =
            (Volunteer, Volunteer, "word-of-mouth", "applying-for-work", "2024-03-01");
        var (status, refused) = await browser.Post($"{list}/nieuw", fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("mentor en mentee zijn dezelfde persoon");
        fields["mentee"] = Newcomer;
        var made = await browser.Submit($"{list}/nieuw", fields);
        var duo = $"{made.Headers.Location}";

        var meeting = Browser.FieldsOf(await browser.Get(duo), $"{duo}/ontmoetingen").Single();
        (meeting["meetings[0].date"], meeting["meetings[0].note"]) = ("2024-03-05", "Cv geschreven");
        (await browser.Submit($"{duo}/ontmoetingen", meeting)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var end = Browser.FieldsOf(await browser.Get(duo), $"{duo}/einde").Single();
        (end["until"], end["outcome"]) = ("2024-06-05", "work");
        (await browser.Submit($"{duo}/einde", end)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await browser.Get(duo);
        foreach (var text in (string[])["Mond-tot-mond", "Beter solliciteren", "5 maart 2024: Cv geschreven", "De mentee vond werk"])
        {
            page.ShouldContain(text);
        }

        (await browser.Get(list)).ShouldContain("1 duo, 1 ontmoeting");
        await (await project.Post("olen", $"duos/{duo[^36..]}/meetings", new { meetings = (object[])[new { date = "2024-07-01" }] }))
            .ShouldRefuse(409, "rule:meeting-after-the-duo", "Ontmoeting 1 (1-7-2024): het duo stopte op 5 juni 2024.");
    }
}
