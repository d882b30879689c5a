using System.Net;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Operations;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>What a municipality took part in before it merged stays what it was, and hinders nothing of its successor.</summary>
public class Programmes_through_a_merger(PlatformFixture platform)
{
    private static readonly DateOnly From = new(2022, 10, 1), Until = new(2023, 9, 30);

    /// <summary>What stood there before the merger: nothing is written in it any more through an act.</summary>
    private Task<Guid> TookPart(string municipality, ProgrammeDefinition plan, DateOnly? from = null, DateOnly? until = null) =>
        platform.In("programmes", municipality, async db =>
        {
            var programme = Programme.Start(plan, null, from ?? From, until ?? Until, grantedCents: 2_500_000);
            var action = ProgrammeAction.Of(programme, plan.Actions[0], 0);
            action.Plan(0, [1], 1, isMentor: false);
            db.Add(programme);
            db.Add(action);
            await db.Save("spec", null, default);
            return programme.Id;
        });

    private static ProgrammeDefinition Plan(string id) => new()
    {
        DefinitionId = id, Number = 1, Name = "Plan voor de fusie", From = From, Until = Until, Source = "Proef",
        Objectives = [new("1", "Samen")], Actions = [new("1", "Plannen", "1", "plan", new(2_500_000, [new(1)]))],
        Payment = new(80, 0, 100, [6, 12], 25),
    };

    private async Task<HttpClient> Defined(ProgrammeDefinition plan)
    {
        var manager = await platform.SignIn("regiomanager.limburg@agii.example");
        (await manager.PostJson("/api/agii/programme-definitions", new
        {
            id = plan.DefinitionId, plan.Name, from = $"{plan.From:O}", until = $"{plan.Until:O}", plan.Source,
            objectives = plan.Objectives, actions = new[]
            {
                new
                {
                    number = "1", name = "Plannen", objective = "1", unit = "plan", rateCents = 2_500_000,
                    caps = new[] { new { max = 1 } },
                },
            },
            payment = new { firstPercent = 80, coFundingPercent = 100, reportMonths = new[] { 6, 12 }, testPercent = 25 },
        })).EnsureSuccessStatusCode();
        return manager;
    }

    /// <summary>T133, T134: as the municipality was when its programme began, in its region and under its code of then.</summary>
    [Theory]
    [InlineData("borsbeek", "2022-10-01", "Borsbeek", "11007", "antwerpen")]
    [InlineData("zwijndrecht", "2022-10-01", "Zwijndrecht", "11056", "antwerpen")] // its successor is of another province
    [InlineData("beveren-kruibeke-zwijndrecht", "2025-01-01", "Beveren-Kruibeke-Zwijndrecht", "46030", "oost-vlaanderen")]
    [InlineData("hasselt", "2022-10-01", "Hasselt", "71022", "limburg")] // the same name, and another code since 2025
    [InlineData("hasselt", "2025-01-01", "Hasselt", "71072", "limburg")]
    [InlineData("gooik", "2022-10-01", "Gooik", "23024", "vlaams-brabant")]
    public async Task Stand_in_the_overview_of_AgII_as_they_were(string municipality, string from, string name, string nis, string region)
    {
        var first = DateOnly.Parse(from);
        var plan = Plan($"fusie-{municipality}-{first.Year}");
        plan = new()
        {
            DefinitionId = plan.DefinitionId, Number = 1, Name = plan.Name, From = first, Until = first.AddYears(1).AddDays(-1),
            Source = plan.Source, Objectives = plan.Objectives, Actions = plan.Actions, Payment = plan.Payment,
        };
        var manager = await Defined(plan);
        await TookPart(municipality, plan, first, plan.Until);
        var overview = $"/api/agii/programmes/overview?programme={plan.DefinitionId}";

        var item = (await manager.GetJson(overview))["items"]!.AsArray().Single()!;

        (item["name"]!.GetValue<string>(), item["nis"]!.GetValue<string>(), item["region"]!.GetValue<string>())
            .ShouldBe((name, nis, region));
        foreach (var asked in (string[])["antwerpen", "limburg", "oost-vlaanderen", "vlaams-brabant", "west-vlaanderen"])
        {
            (await manager.GetJson($"{overview}&region={asked}"))["municipalities"]!.GetValue<int>()
                .ShouldBe(asked == region ? 1 : 0, asked);
        }
    }

    /// <summary>T134: three become one, which starts the same programme for the same period.</summary>
    [Fact]
    public async Task Of_three_stay_readable_there_and_the_one_that_they_became_starts_its_own()
    {
        var plan = Plan("fusie-pajottegem");
        await Defined(plan);
        foreach (var municipality in (string[])["galmaarden", "gooik", "herne"])
        {
            var id = await TookPart(municipality, plan);
            var official = await platform.SignIn($"ambtenaar@{municipality}.example");

            (await official.GetJson($"/api/{municipality}/programmes/{id}"))["totals"]!["subsidyCents"]!.GetValue<long>()
                .ShouldBe(2_500_000, municipality);
            await (await official.PostJson($"/api/{municipality}/programmes/{id}/measurements",
                MeasuringCalls.Measured("1", "2023-03-31", 1)))
                .ShouldRefuse(409, "tenant-ended", "opgegaan in Pajottegem (23106) op 1-1-2025");
            await (await official.PostJson($"/api/{municipality}/programmes", new { definition = plan.DefinitionId }))
                .ShouldRefuse(409, "tenant-ended", "Pajottegem");
        }

        var successor = await platform.SignIn("ambtenaar@pajottegem.example");
        await successor.Create("/api/pajottegem/programmes", new { definition = plan.DefinitionId });
        (await successor.GetJson("/api/pajottegem/programmes"))["items"]!.AsArray().Count.ShouldBe(1, "and has none of theirs");
    }

    /// <summary>T133 (d): who worked in the one that ended, and has a right in its successor, reads there and writes here.</summary>
    [Fact]
    public async Task Are_read_there_and_written_in_the_successor_by_who_has_a_right_in_both()
    {
        var plan = Plan("fusie-rechten");
        await Defined(plan);
        var old = await TookPart("kruibeke", plan);
        const string successor = "beveren-kruibeke-zwijndrecht", mail = "ambtenaar@kruibeke.example";
        (await (await platform.SignIn("beheerder@agii.example")).PostJson($"/api/agii/people/{await platform.PersonId(mail)}/rights",
            new { role = "official", tenant = successor })).EnsureSuccessStatusCode();
        var official = await platform.SignIn(mail);
        await PlatformFixture.Until(async () => (await official.GetAsync($"/api/{successor}/programmes")).IsSuccessStatusCode);

        (await official.GetAsync($"/api/kruibeke/programmes/{old}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await official.GetAsync($"/api/{successor}/programmes/{old}")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound, "it stays where it was");
        await (await official.PostJson("/api/kruibeke/programmes", new { definition = plan.DefinitionId }))
            .ShouldRefuse(409, "tenant-ended", "opgegaan in Beveren-Kruibeke-Zwijndrecht (46030) op 1-1-2025");
        await official.Create($"/api/{successor}/programmes", new { definition = plan.DefinitionId });
    }
}
