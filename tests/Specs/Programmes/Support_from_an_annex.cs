using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Agreements.Annexes;
using AgiiPlatform.Specs.Operations;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>AgII's support in a programme is chosen from the annex of the agreement, and shown as the annex says it now.</summary>
[Trait("C4", "09")]
public class Support_from_an_annex(PlatformFixture platform)
{
    private const string Municipality = "evergem";

    private sealed record Started(HttpClient Official, Browser Browser, string Annex, Guid Line, string Programme)
    {
        internal string Address => $"/{Municipality}/bijlagen/{Annex[^36..]}#actie-{Line}";

        internal object Support(object? fte = null, string? address = null, int? version = null) => new
        {
            fte, source = "agency", employer = "AgII", version,
            actionTasks = new object[] { new { action = "13", annexLine = address ?? Address } },
        };
    }

    /// <summary>A programme, and an annex with one line, that the programme has heard of.</summary>
    private async Task<Started> Start(decimal? fte = 0.5m, string text = "ondersteunt de sportdienst")
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var annex = await official.Annex(await official.Approved(Municipality));
        var line = Guid.Parse((await official.Line(annex, AnnexCalls.Action(text, "Sport", ("fte", fte))))[^36..]);
        var programme = $"/api/{Municipality}/programmes/{await official.Start(Municipality, PlanSamenleven.Of())}";
        await Told(annex, a => a.Actions.Any(l => l.LineId == line));
        return new(official, await platform.Browse($"ambtenaar@{Municipality}.example"), annex, line, programme);
    }

    /// <summary>Waits until Programmes has heard this of the annex.</summary>
    private Task Told(string annex, Func<AnnexFact, bool> what) =>
        PlatformFixture.Until(async () => await Fact(annex) is { } fact && what(fact));

    private Task<AnnexFact?> Fact(string annex)
    {
        var id = Guid.Parse(annex[^36..]);
        return platform.In("programmes", Municipality, db => db.Set<AnnexFact>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id));
    }

    private static async Task<JsonNode> Only(Started s) => (await s.Official.GetJson($"{s.Programme}/personnel")).AsArray().Single()!;

    private static async Task<int> Version(Started s) => (await s.Official.GetJson(s.Programme))["version"]!.GetValue<int>();

    [Fact]
    public async Task Is_chosen_on_the_page_by_year_and_a_later_change_of_the_annex_shows()
    {
        var s = await Start();
        var page = s.Programme.ToPage();
        var html = await s.Browser.Get($"{page}/personeel/nieuw");
        html.ShouldContain($"<optgroup label=\"Bijlage {AnnexCalls.ThisYear} (nog niet goedgekeurd)\">");
        html.ShouldContain("Sport: ondersteunt de sportdienst (0,5 VTE)");
        var fields = Browser.Fields(html);
        (fields["fte"], fields["source"], fields["employer"]) = ("", "agency", "AgII");
        (fields["actionTasks[0].action"], fields["actionTasks[0].annexLine"]) = ("13", s.Address);

        (await s.Browser.Submit($"{page}/personeel/nieuw", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var shown = await s.Browser.Get($"{page}/middelen");
        shown.ShouldContain("Actie 13: ondersteunt de sportdienst (0,5 VTE)");
        shown.ShouldContain($"href=\"{s.Address}\"");
        (await s.Official.GetJson(s.Programme))["totals"]!["agencyFte"]!.GetValue<decimal>().ShouldBe(0.5m);
        (await Stored(s)).ShouldBe((0, null), "linked, not copied");

        var line = (await s.Official.GetJson(s.Annex)).Lines().Single().AsInput();
        (line["text"], line["fte"]) = ("begeleidt drie sportclubs", "0,75");
        await s.Official.Put($"{s.Annex}/lines/{s.Line}", line);
        await Told(s.Annex, a => a.Actions.Any(l => l.Fte == 0.75m));

        (await s.Browser.Get($"{page}/middelen")).ShouldContain("Actie 13: begeleidt drie sportclubs (0,75 VTE)");
        (await s.Official.GetJson(s.Programme))["totals"]!["agencyFte"]!.GetValue<decimal>().ShouldBe(0.75m);
        (await s.Official.GetJson($"{s.Programme}/board"))["services"]!.AsArray().Single()!["fte"]!.GetValue<decimal>().ShouldBe(0.75m);
        var change = $"{page}/personeel/{(await Only(s))["id"]}/wijzigen";
        fields = Browser.FieldsOf(await s.Browser.Get(change), change).Single();
        (fields["fte"], fields["actionTasks[0].annexLine"]).ShouldBe(("", s.Address));
        (await s.Browser.Submit(change, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Stored(s)).ShouldBe((0, null));
    }

    [Fact]
    public async Task Stays_as_it_was_agreed_when_the_programme_is_closed_until_that_is_undone()
    {
        var s = await Start();
        var page = $"{s.Programme.ToPage()}/middelen";
        await s.Official.Create($"{s.Programme}/personnel", s.Support());
        await s.Official.Put($"{s.Programme}/granted", new { grantedCents = 58_697_500 });
        (await s.Browser.Get(page)).ShouldNotContain("toen het programma is afgesloten");
        await s.Official.Done($"{s.Programme}/closing", new { date = $"{Flanders.Today:O}", version = await Version(s) });

        var line = (await s.Official.GetJson(s.Annex)).Lines().Single().AsInput();
        (line["text"], line["fte"]) = ("begeleidt drie sportclubs", "0,75");
        await s.Official.Put($"{s.Annex}/lines/{s.Line}", line);
        await Told(s.Annex, a => a.Actions.Any(l => l.Fte == 0.75m));

        var shown = await s.Browser.Get(page);
        shown.ShouldContain("Actie 13: ondersteunt de sportdienst (0,5 VTE)");
        shown.ShouldContain("De ondersteuning van AgII staat hier zoals de bijlage ze zei toen het programma is afgesloten.");
        await SaysFte(0.5m);
        Encoding.UTF8.GetString(await s.Official.GetByteArrayAsync($"{s.Programme}/personnel.csv"))
            .ShouldContain("AgII;AgII;0,5;;13;;13: ondersteunt de sportdienst;");

        await s.Official.Done($"{s.Programme}/reopening", new { reason = "Nog een meting", version = await Version(s) });
        (await s.Browser.Get(page)).ShouldContain("Actie 13: begeleidt drie sportclubs (0,75 VTE)");
        await SaysFte(0.75m);
        (await Stored(s)).ShouldBe((0, null));

        async Task SaysFte(decimal fte)
        {
            (await s.Official.GetJson(s.Programme))["totals"]!["agencyFte"]!.GetValue<decimal>().ShouldBe(fte);
            (await s.Official.GetJson($"{s.Programme}/board"))["services"]!.AsArray().Single()!["fte"]!.GetValue<decimal>().ShouldBe(fte);
        }
    }

    private Task<(decimal, string?)> Stored(Started s) => platform.In("programmes", Municipality, async db =>
    {
        var id = Guid.Parse(s.Programme[^36..]);
        var line = (await db.Set<AgiiPlatform.Programmes.Programme>().AsNoTracking().SingleAsync(p => p.Id == id)).Personnel.Single();
        return (line.Fte, line.ActionTasks!.Single().Tasks);
    });

    [Fact]
    public async Task Stays_and_is_told_when_its_line_goes_from_the_annex_and_shows_again_when_it_is_put_back()
    {
        var s = await Start();
        var page = s.Programme.ToPage();
        await s.Official.Create($"{s.Programme}/personnel", s.Support());
        (await s.Official.DeleteAsync($"{s.Annex}/lines/{s.Line}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Told(s.Annex, a => a.Actions.Count == 0);

        (await s.Browser.Get($"{page}/middelen")).ShouldContain($"(stond in Bijlage {AnnexCalls.ThisYear}, en staat daar niet meer)");
        var change = $"{page}/personeel/{(await Only(s))["id"]}/wijzigen";
        var html = await s.Browser.Get(change);
        html.ShouldContain($"Bijlage {AnnexCalls.ThisYear}: een actie die er niet meer staat");
        var fields = Browser.FieldsOf(html, change).Single();
        fields["months"] = "6";
        (await s.Browser.Submit(change, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "another change leaves it as it is");
        await (await s.Official.PostJson($"{s.Programme}/personnel", s.Support(1))).ShouldRefuse(400, "invalid-input",
            "Actie 13: deze regel staat niet in een bijlage van uw gemeente.");

        await s.Official.Done($"{s.Annex}/lines/{s.Line}/restoration", new { });
        await Told(s.Annex, a => a.Actions.Count == 1);
        (await s.Browser.Get($"{page}/middelen")).ShouldContain("Actie 13: ondersteunt de sportdienst (0,5 VTE)");
    }

    [Fact]
    public async Task Follows_the_line_into_the_edition_that_holds()
    {
        var s = await Start();
        await s.Official.Create($"{s.Programme}/personnel", s.Support());
        await AnnexCalls.Approve(s.Official, s.Annex);
        var revised = $"/api/{Municipality}/annexes/" + await s.Official.Create(s.Annex + "/revision", new { });
        var line = (await s.Official.GetJson(revised)).Lines().Single();
        var input = line.AsInput();
        (input["text"], input["fte"]) = ("een halve dag minder", "0,4");
        await s.Official.Put($"{revised}/lines/{line["id"]}", input);
        await Told(revised, a => a.Actions.Any(l => l.Fte == 0.4m));
        (await Only(s))["fte"]!.GetValue<decimal>().ShouldBe(0.5m, "until it is approved the edition before holds");

        await AnnexCalls.Approve(s.Official, revised, $"{Flanders.Today:O}");
        await Told(s.Annex, a => a.ReplacedBy is not null);

        var shown = await Only(s);
        shown["fte"]!.GetValue<decimal>().ShouldBe(0.4m);
        var agreed = shown["actionTasks"]![0]!["agreed"]!;
        (agreed.Text("annex"), agreed.Text("text")).ShouldBe(($"Bijlage {AnnexCalls.ThisYear}, versie 2", "een halve dag minder"));
        (await s.Browser.Get($"{s.Programme.ToPage()}/middelen")).ShouldContain($"#actie-{line["id"]}\"");
    }

    [Fact]
    public async Task Is_refused_with_the_field_when_the_line_or_the_annex_does_not_exist_and_nothing_is_written()
    {
        var s = await Start();
        var unknown = $"/{Municipality}/bijlagen/{Guid.CreateVersion7()}#actie-{Guid.CreateVersion7()}";
        foreach (var address in (string[])[unknown, s.Address[..^4] + "0000"])
        {
            var answer = await s.Official.PostJson($"{s.Programme}/personnel", s.Support(1, address));
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"actionTasks[0].annexLine\"");
            await answer.ShouldRefuse(400, "invalid-input", "Actie 13: deze regel staat niet in een bijlage van uw gemeente.");
        }

        await (await s.Official.PostJson($"{s.Programme}/personnel", s.Support(1, s.Address.Replace(Municipality, "lier"))))
            .ShouldRefuse(400, "invalid-input", "dit is geen adres van een actie in een bijlage van uw gemeente");
        await (await s.Official.PostJson($"{s.Programme}/personnel", s.Support("0,6"))).ShouldRefuse(400, "invalid-input",
            "«AgII»: de bijlage zegt 0,5 VTE voor deze acties. Laat het aantal VTE leeg.");
        (await s.Official.GetJson($"{s.Programme}/personnel")).AsArray().ShouldBeEmpty();
        await s.Official.Create($"{s.Programme}/personnel", s.Support("0,5")); // the control: what the annex says is no other number
    }

    [Fact]
    public async Task Needs_a_number_of_its_own_where_the_annex_says_none()
    {
        var s = await Start(fte: null);

        await (await s.Official.PostJson($"{s.Programme}/personnel", s.Support())).ShouldRefuse(400, "invalid-input", "het aantal VTE");
        await s.Official.Create($"{s.Programme}/personnel", s.Support("0,3"));

        (await Only(s))["fte"]!.GetValue<decimal>().ShouldBe(0.3m);
    }

    [Fact]
    public async Task Is_told_whatever_signs_its_text_has()
    {
        const string text = "start een praatcafé op: «Tè gek & zó 'gezellig'» <+32> “ja” \U0001F600 \\ \"é\"";

        var s = await Start(text: text);

        (await Fact(s.Annex))!.Actions.Single().Text.ShouldBe(text);
    }

    [Fact]
    public async Task Is_counted_once_though_two_actions_have_it()
    {
        var s = await Start();
        await s.Official.Create($"{s.Programme}/personnel", new
        {
            source = "agency", employer = "AgII",
            actionTasks = ((string[])["13", "15"]).Select(action => new { action, annexLine = s.Address }),
        });

        (await Only(s))["fte"]!.GetValue<decimal>().ShouldBe(0.5m);
        var tried = await s.Official.PostJson($"{s.Programme}/actions/calculation", new { actions = Array.Empty<object>() });
        (await tried.Body())["totals"]!["agencyFte"]!.GetValue<decimal>().ShouldBe(0.5m, "also where numbers are tried");
    }

    [Fact]
    public async Task Leaves_as_a_sheet_as_it_is_agreed_now_and_comes_back_without_a_change()
    {
        var s = await Start();
        await s.Official.Create($"{s.Programme}/personnel", s.Support());
        var page = s.Programme.ToPage();
        var file = await s.Official.GetByteArrayAsync($"{s.Programme}/personnel.csv");
        Encoding.UTF8.GetString(file).ShouldContain("AgII;AgII;0,5;;13;;13: ondersteunt de sportdienst;");

        (await s.Browser.Preview($"{page}/middelen", $"{page}/personeel/nakijken", "personeel.csv", file))
            .ShouldContain("Er verandert niets aan wat bewaard is.");
        (await s.Official.DeleteAsync($"{s.Annex}/lines/{s.Line}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Told(s.Annex, a => a.Actions.Count == 0);
        file = await s.Official.GetByteArrayAsync($"{s.Programme}/personnel.csv");
        (await s.Browser.Preview($"{page}/middelen", $"{page}/personeel/nakijken", "personeel.csv", file))
            .ShouldContain("Er verandert niets aan wat bewaard is.", customMessage: "also when the line is gone");
    }

    /// <summary>A link from before annexes were told has no text, until Agreements states what it has.</summary>
    [Fact]
    public async Task Is_a_link_alone_until_the_annex_is_told()
    {
        var s = await Start();
        await s.Official.Create($"{s.Programme}/personnel", s.Support());
        await platform.In("programmes", Municipality, db => db.Set<AnnexFact>().ExecuteDeleteAsync());
        var page = s.Programme.ToPage();
        (await s.Browser.Get($"{page}/middelen")).ShouldContain("in de bijlage<span");
        (await s.Browser.Get($"{page}/personeel/nieuw")).ShouldContain("Er is nog geen bijlage met acties");

        await platform.In("overview", Municipality, async db =>
        {
            db.Publish(new StateAsked(Guid.CreateVersion7()));
            await db.Save("spec", null, default);
            return 0;
        });

        await Told(s.Annex, a => a.Actions.Count == 1);
        (await s.Browser.Get($"{page}/middelen")).ShouldContain("Actie 13: ondersteunt de sportdienst (0,5 VTE)");
    }

    [Fact]
    public async Task Keeps_the_newest_of_what_is_told_and_names_nobody()
    {
        var s = await Start();
        await s.Official.Line(s.Annex, AnnexCalls.Action("werkt met scholen", "Onderwijs",
            ("staff", new JsonArray(AnnexCalls.Member(null, "Cas Consulent")))));
        await Told(s.Annex, a => a.Actions.Count == 2);
        var newest = (await Fact(s.Annex))!;
        JsonSerializer.Serialize(newest.Actions).ShouldNotContain("Cas");

        await platform.In("programmes", Municipality, async db =>
        {
            await WhenAnnexChanged.Handle(
                new(newest.Id, "1999", 1, newest.From, newest.Until, false, null, [], newest.PublishedVersion - 1),
                (AgiiPlatform.Programmes.ProgrammesDb)db, default);
            return 0;
        });

        (await Fact(s.Annex))!.Actions.Count.ShouldBe(2);
    }
}
