using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>A program that gives a list with nothing in a row of it, is told which list and which row that is.</summary>
public class Rows_that_are_null(PlatformFixture platform)
{
    private const string Municipality = "hooglede";

    [Theory]
    [InlineData("tracks", """{"version":1,"tracks":[{"service":"Sport"},null]}""")]
    [InlineData("tracks", """{"version":1,"tracks":[{"service":"Sport","phases":[{"name":"Start"},null]}]}""")]
    [InlineData("approvals", """{"version":1,"approvals":[{"body":"College","date":"2024-02-02"},null]}""")]
    [InlineData("talks", """{"version":1,"talks":[{"date":"2024-02-02","with":"Sport"},null]}""")]
    [InlineData("contacts", """{"version":1,"contacts":[{"name":"An"},null]}""")]
    [InlineData("success-factors", """{"version":1,"successFactors":[{"text":"Draagvlak"},null]}""")]
    [InlineData("", """{"version":1,"name":"Plan","from":"2024-01-01","until":"2024-12-31","themes":["a",null]}""")]
    [InlineData("", """{"version":1,"name":"Plan","from":"2024-01-01","until":"2024-12-31","successFactors":["a",null]}""")]
    [InlineData("", """{"version":1,"name":"Plan","from":"2024-01-01","until":"2024-12-31","objectives":[{"code":"1","name":"a"},null]}""")]
    [InlineData("", """{"version":1,"name":"Plan","from":"2024-01-01","until":"2024-12-31","responsibilities":[{"who":"a"},null]}""")]
    [InlineData("actions", """{"version":1,"actions":[{"code":"1.1","name":"Sport"},null]}""")]
    [InlineData("actions", """{"code":"1.1","name":"Sport","partners":["Sportdienst",null]}""", "POST")]
    public async Task Are_refused_in_the_lists_of_a_policy_plan(string part, string body, string method = "PUT")
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var api = $"/api/{Municipality}/policy-plans/" + await official.Create($"/api/{Municipality}/policy-plans",
            new { name = "Plan", from = "2024-01-01", until = "2024-12-31" });
        await ShouldRefuse(official, api, part.Length == 0 ? api : $"{api}/{part}", body, new(method));
    }

    [Theory]
    [InlineData("recoveries", """{"version":1,"recoveries":[{"date":"2024-01-01","cents":1,"reason":"a"},null]}""")]
    [InlineData("steering", """{"version":1,"actions":[{"number":"1"},null]}""")]
    [InlineData("actions", """{"version":1,"actions":[{"number":"16","plannedReach":1,"priority":1},null]}""")]
    [InlineData("personnel", """{"version":1,"lines":[{"employer":"Sport","source":"municipality","fte":1},null]}""")]
    [InlineData("operating", """{"version":1,"lines":[{"text":"Zaal","cents":100},null]}""")]
    [InlineData("measurements", """{"lines":[{"action":"16","date":"2023-03-31","value":1,"source":"Telling"},null]}""")]
    [InlineData("descriptions", """{"version":1,"actions":[{"number":"16","lead":"Sport"},null]}""")]
    [InlineData("personnel", """{"fte":1,"source":"municipality","employer":"Sport","actions":["16",null]}""", "POST")]
    [InlineData("personnel", """{"fte":1,"source":"agency","employer":"AgII","actionTasks":[{"action":"16","tasks":"a"},null]}""", "POST")]
    [InlineData("operating", """{"text":"Zaal","cents":100,"shares":[{"action":"16","cents":100},null]}""", "POST")]
    public async Task Are_refused_in_the_lists_of_a_programme(string part, string body, string method = "PUT")
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var api = $"/api/{Municipality}/programmes/{await official.Start(Municipality, PlanSamenleven.Of(granted: 58_697_500))}";
        await ShouldRefuse(official, part == "measurements" ? $"{api}/{part}" : api, $"{api}/{part}", body, new(method));
    }

    /// <summary>A list within a row of a sheet: the number of that row is told too, and is not taken for the one within it.</summary>
    [Theory]
    [InlineData("programmes", "descriptions", "actions[1].subTargets[1]", """
        {"version":1,"actions":[{"number":"15","lead":"Sport"},{"number":"16","subTargets":[{"name":"a","target":1},null]}]}
        """)]
    [InlineData("programmes", "descriptions", "actions[1].partners[1]", """
        {"version":1,"actions":[{"number":"15","lead":"Sport"},{"number":"16","partners":["Sport",null]}]}
        """)]
    [InlineData("programmes", "personnel", "lines[1].actions[1]", """
        {"version":1,"lines":[{"employer":"Sport","source":"municipality","fte":1},
        {"employer":"Jeugd","source":"municipality","fte":1,"actions":["16",null]}]}
        """)]
    [InlineData("programmes", "operating", "lines[1].shares[1]", """
        {"version":1,"lines":[{"text":"Zaal","cents":100},{"text":"Bus","cents":100,"shares":[{"action":"16","cents":100},null]}]}
        """)]
    [InlineData("policy-plans", "actions", "actions[1].costs[1]", """
        {"version":1,"actions":[{"code":"1.1","name":"Sport"},{"code":"1.2","name":"Jeugd","costs":[{"text":"Zaal","cents":1},null]}]}
        """)]
    public async Task Are_told_with_the_row_in_which_they_stand(string list, string part, string field, string body)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = list == "programmes" ? await official.Start(Municipality, PlanSamenleven.Of(granted: 58_697_500))
            : await official.Create($"/api/{Municipality}/{list}", new { name = "Plan", from = "2024-01-01", until = "2024-12-31" });

        (await ShouldRefuse(official, $"/api/{Municipality}/{list}/{id}", $"/api/{Municipality}/{list}/{id}/{part}", body))
            .ShouldBe((field, $"Rij 2: In «{field.Split('.')[1][..^3]}» is rij 2 leeg (null). Vul ze in of laat ze weg."));
    }

    [Theory]
    [InlineData("figures", "PUT", """
        {"lines":[{"subject":"Inwoners","referenceDate":"2024-01-01","source":"Register","label":"Alle","value":1},null]}
        """)]
    [InlineData("organisation-charts", "POST", """{"name":"Organen","from":"2024-01-01","services":[{"code":"A","name":"Sport"},null]}""")]
    [InlineData("organisation-charts", "POST", """{"name":"Organogram","from":"2024-01-01","lines":["A; Sport",null]}""")]
    [InlineData("steering-bodies", "POST", """{"name":"Groep","members":[{"name":"An"},null]}""")]
    [InlineData("steering-bodies", "POST", """{"name":"Groep","composition":["schepen",null]}""")]
    [InlineData("programmes", "POST", """{"definition":"sociale-cohesieplan","actions":[{"number":"1"},null]}""")]
    public async Task Are_refused_where_something_begins(string list, string method, string body)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        await ShouldRefuse(official, $"/api/{Municipality}/{list}", $"/api/{Municipality}/{list}", body, new(method));
    }

    [Theory]
    [InlineData("actions", """{"number":"1","name":"Sport","objective":"1"}""")]
    [InlineData("objectives", """{"code":"1","name":"Samen"}""")]
    [InlineData("goals", "\"1. Samen\"")]
    public async Task Are_refused_in_a_definition(string list, string row)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        const string definitions = "/api/agii/programme-definitions";

        await Refused(administrator, HttpMethod.Post, definitions, $$"""
            {"name":"Leeg","from":"2024-01-01","until":"2024-12-31","source":"Proef","{{list}}":[{{row}},null]}
            """);

        (await administrator.GetJson(definitions)).ToJsonString().ShouldNotContain("\"Leeg\"");
    }

    [Fact]
    public async Task Are_refused_in_the_limits_of_an_action_of_a_definition()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");

        (await Refused(administrator, HttpMethod.Post, "/api/agii/programme-definitions", """
            {"name":"Leeg","from":"2024-01-01","until":"2024-12-31","source":"Proef","objectives":[{"code":"1","name":"Samen"}],"actions":[
            {"number":"1","name":"Sport","objective":"1"},
            {"number":"2","name":"Jeugd","objective":"1","rateCents":100,"caps":[{"max":10},null]}]}
            """)).ShouldBe(("actions[1].caps[1]", "Actie 2: in «caps» is rij 2 leeg (null). Vul ze in of laat ze weg."));
    }

    [Theory]
    [InlineData("board", """{"board":[{"name":"An"},null]}""")]
    [InlineData("board", """{"coordinators":[{"name":"An","employer":"vzw"},null]}""")]
    [InlineData("members", """{"members":[{"municipality":"gent"},null]}""")]
    [InlineData("meetings", """{"lines":[{"title":"Overleg","date":"2024-02-02","kind":"training"},null]}""")]
    [InlineData("deliverables", """{"lines":[{"title":"Fiche","date":"2024-02-02","kind":"sheet"},null]}""")]
    [InlineData("duos", """{"lines":[{"mentor":"An","mentee":"Bo","from":"2024-02-02","channel":"event","goals":["dutch"]},null]}""")]
    [InlineData("meetings", """{"title":"Overleg","date":"2024-02-02","kind":"training","audiences":["vrijwilligers",null]}""", "POST")]
    public async Task Are_refused_in_the_lists_of_a_project(string part, string body, string method = "PUT")
    {
        var project = await SharedProject.In(platform, Municipality, "ichtegem");
        await ShouldRefuse(project.Officials[Municipality], project.At(Municipality), project.At(Municipality, part), body, new(method));
    }

    private static async Task<(string Field, string Sentence)> ShouldRefuse(
        HttpClient official, string read, string write, string body, HttpMethod? method = null)
    {
        var before = (await official.GetJson(read)).ToJsonString();

        var refused = await Refused(official, method ?? HttpMethod.Put, write, body);

        (await official.GetJson(read)).ToJsonString().ShouldBe(before);
        return refused;
    }

    /// <summary>What was wrong, and nothing else was: the second row of the list of which the field is the name.</summary>
    private static async Task<(string Field, string Sentence)> Refused(HttpClient official, HttpMethod method, string write, string body)
    {
        using var request = new HttpRequestMessage(method, write);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await official.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        var (field, sentences) = (await answer.Body())["errors"]!.AsObject().Single();
        field.ShouldEndWith("[1]");
        var sentence = sentences!.AsArray().Single()!.GetValue<string>();
        sentence.ShouldEndWith($"n «{field.Split('.')[^1][..^3]}» is rij 2 leeg (null). Vul ze in of laat ze weg.");
        return (field, sentence);
    }
}
