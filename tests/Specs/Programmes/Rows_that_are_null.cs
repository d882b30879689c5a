using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>A program that gives a list with nothing in a row of it, is told which row that is.</summary>
public class Rows_that_are_null(PlatformFixture platform)
{
    private const string Municipality = "hooglede", Sentence = "Rij 2 is leeg (null). Vul ze in of laat ze weg.";

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
    public async Task Are_refused_in_the_lists_of_a_policy_plan(string part, string body)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var api = $"/api/{Municipality}/policy-plans/" + await official.Create($"/api/{Municipality}/policy-plans",
            new { name = "Plan", from = "2024-01-01", until = "2024-12-31" });
        await ShouldRefuse(official, api, part.Length == 0 ? api : $"{api}/{part}", body);
    }

    [Theory]
    [InlineData("recoveries", """{"version":1,"recoveries":[{"date":"2024-01-01","cents":1,"reason":"a"},null]}""")]
    [InlineData("steering", """{"version":1,"actions":[{"number":"1"},null]}""")]
    public async Task Are_refused_in_the_lists_of_a_programme(string part, string body)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var api = $"/api/{Municipality}/programmes/{await official.Start(Municipality, PlanSamenleven.Of(granted: 58_697_500))}";
        await ShouldRefuse(official, api, $"{api}/{part}", body, part == "steering" ? null : Sentence);
    }

    [Theory]
    [InlineData("board", """{"board":[{"name":"An"},null]}""", Sentence)]
    [InlineData("board", """{"coordinators":[{"name":"An","employer":"vzw"},null]}""", Sentence)]
    [InlineData("members", """{"members":[{"municipality":"gent"},null]}""", "Geef minstens één rij")]
    public async Task Are_refused_in_the_lists_of_a_project(string part, string body, string sentence)
    {
        var project = await SharedProject.In(platform, Municipality, "ichtegem");
        await ShouldRefuse(project.Officials[Municipality], project.At(Municipality), project.At(Municipality, part), body, sentence);
    }

    private static async Task ShouldRefuse(HttpClient official, string read, string write, string body, string? sentence = Sentence)
    {
        var before = (await official.GetJson(read)).ToJsonString();

        using var json = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await official.PutAsync(write, json);

        if (sentence is null)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        else
        {
            await answer.ShouldRefuse(400, "invalid-input", sentence);
        }

        (await official.GetJson(read)).ToJsonString().ShouldBe(before);
    }
}
