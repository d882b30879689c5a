using System.Net;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>Lines, and the themes, objectives and programmes they stand in, change places with their neighbours.</summary>
public class Moving_lines(PlatformFixture platform)
{
    [Fact]
    [Trait("C0", "09")]
    public async Task Lines_move_among_their_neighbours_and_themes_stay_together()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        foreach (var (text, theme) in new[] { ("een", "A"), ("ander", "B"), ("twee", "A"), ("drie", "A") })
        {
            await official.Line(annex, Action(text, theme));
        }

        var lines = (await official.GetJson(annex)).Lines();
        lines.Texts().ShouldBe(["een", "twee", "drie", "ander"]);
        var three = $"{annex}/lines/{lines[2].Text("id")}";

        await official.Done(three + "/position", new { direction = "up" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["een", "drie", "twee", "ander"]);
        await official.Done(three + "/position", new { direction = "up" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["drie", "een", "twee", "ander"]);
        await (await official.PostJson(three + "/position", new { direction = "up" })).ShouldRefuse(409, "rule:no-further", "bovenaan");
        await official.Done(three + "/position", new { direction = "down" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["een", "drie", "twee", "ander"]);
        await (await official.PostJson(three + "/position", new { direction = "opzij" })).ShouldRefuse(400, "invalid-input");

        await official.Done(three + "/position", new { direction = "down", whole = "theme" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["ander", "een", "drie", "twee"]);
        await (await official.PostJson(three + "/position", new { direction = "down", whole = "theme" }))
            .ShouldRefuse(409, "rule:no-further", "Dit thema staat al onderaan");
    }

    [Fact]
    [Trait("C0", "09")]
    public async Task Objectives_and_programmes_move_whole_and_what_was_entered_in_turns_moves_one_place_too()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        foreach (var (text, programme, objective, theme) in new[]
        {
            ("a1", "P", "eerst", "A"), ("b1", "P", "dan", "B"), ("c1", "P", "laatst", "C"), ("q1", "Q", "eerst", "A"),
            ("a2", "P", "eerst", "A"), ("b2", "P", "dan", "B"),
        })
        {
            await official.Line(annex, new() { ["programme"] = programme, ["objective"] = objective, ["theme"] = theme, ["text"] = text });
        }

        await official.Line(annex, new() { ["kind"] = "reference", ["programme"] = "Q", ["text"] = "Zie Taalhulp" });
        await official.Line(annex, new() { ["category"] = "Algemeen", ["theme"] = "A", ["text"] = "z1" });
        var lines = (await official.GetJson(annex)).Lines();
        lines.Texts().ShouldBe(["a1", "a2", "b1", "b2", "c1", "q1", "z1"]);

        await Move("a1", "down", "objective");
        (await Texts()).ShouldBe(["b1", "b2", "a1", "a2", "c1", "q1", "z1"]);
        await Move("c1", "up", "objective");
        (await Texts()).ShouldBe(["b1", "b2", "c1", "a1", "a2", "q1", "z1"]);
        await (await Ask("a2", "down", "objective")).ShouldRefuse(409, "rule:no-further", "Deze doelstelling staat al onderaan");

        await Move("q1", "up", "programme");
        (await Texts()).ShouldBe(["q1", "b1", "b2", "c1", "a1", "a2", "z1"]);
        (await official.GetJson(annex))["sections"]![0]!["references"]!.AsArray().Count.ShouldBe(1);
        await (await Ask("q1", "up", "programme")).ShouldRefuse(409, "rule:no-further", "Dit programma staat al bovenaan");
        await (await Ask("z1", "down", "programme")).ShouldRefuse(409, "rule:no-further", "Deze rubriek staat al onderaan");
        await Move("z1", "up", "programme");
        (await Texts()).ShouldBe(["q1", "z1", "b1", "b2", "c1", "a1", "a2"]);
        await (await Ask("z1", "up", "annex")).ShouldRefuse(400, "invalid-input");

        var browser = await platform.Browse("ambtenaar@bornem.example");
        var page = await browser.Get(annex.Page());
        foreach (var button in new[] { "Rubriek omhoog", "Programma omlaag", "Doelstelling omhoog" })
        {
            page.ShouldContain(button);
        }

        page.ShouldNotContain("Thema naar", customMessage: "each objective has one theme");
        var form = page[page.LastIndexOf("<form", page.IndexOf("Rubriek omhoog", StringComparison.Ordinal),
            StringComparison.Ordinal)..];
        (await browser.Post($"{annex.Page()}/acties/{Id("z1")}/verplaatsen",
            Browser.Fields(form[..form.IndexOf("</form>", StringComparison.Ordinal)]))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Texts())[..2].ShouldBe(["z1", "q1"]);

        string Id(string text) => lines.Single(l => l.Text("text") == text).Text("id");
        async Task<string[]> Texts() => [.. (await official.GetJson(annex)).Lines().Texts()];
        Task<HttpResponseMessage> Ask(string text, string direction, string whole) =>
            official.PostJson($"{annex}/lines/{Id(text)}/position", new { direction, whole });
        async Task Move(string text, string direction, string whole) =>
            (await Ask(text, direction, whole)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
