using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>What specs of programmes do often.</summary>
internal static class ProgrammeCalls
{
    /// <summary>Puts JSON, which must be taken.</summary>
    internal static async Task Put(this HttpClient client, string path, object body)
    {
        var answer = await client.PutAsync(path, JsonContent.Create(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// Starts a programme where an earlier spec may have left one: that is withdrawn first, since a municipality has one of a definition at
    /// a time. The specs of a class come one after the other, and no other class does this in the same municipality.
    /// </summary>
    internal static async Task<Guid> Start(this HttpClient official, string municipality, object programme)
    {
        var list = $"/api/{municipality}/programmes";
        foreach (var left in (await official.GetJson($"{list}?limit=100"))["items"]!.AsArray()
            .Where(p => p!["kind"]!.GetValue<string>() == "subsidised" && p["status"]!.GetValue<string>() != "withdrawn"))
        {
            await official.Withdraw($"{list}/{left!["id"]}");
        }

        return await official.Create(list, programme);
    }

    /// <summary>Gives a programme up.</summary>
    internal static async Task Withdraw(this HttpClient official, string programme) =>
        (await official.PostJson($"{programme}/withdrawal",
            new { reason = "Voor een volgende proef", version = (await official.GetJson(programme))["version"]!.GetValue<int>() }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

    /// <summary>Registers that it was applied for.</summary>
    internal static async Task ApplyFor(this HttpClient official, string programme) =>
        (await official.PostJson($"{programme}/application",
            new { version = (await official.GetJson(programme))["version"]!.GetValue<int>() })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
}
