using System.Net;
using System.Net.Http.Json;

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
}
