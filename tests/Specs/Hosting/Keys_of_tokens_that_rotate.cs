using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// The keys of tokens change every few seconds while programs call: no token is refused before it has expired, whichever process gave it
/// out and whichever it is brought to.
/// </summary>
[Collection(Alone.Name)]
public sealed class Keys_of_tokens_that_rotate(PlatformFixture platform) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-rotation").FullName;

    [Fact]
    [Trait(Shape.Only, Shape.Embedded)]
    public async Task No_token_is_refused()
    {
        var settings = Settings(_data);
        await using var host = await HostProcess.Start(settings, "--services", "identity");

        await Rotate([host.Address], [host.Address]);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task No_token_is_refused_by_two_processes_that_give_them_out_and_one_that_takes_them()
    {
        var settings = Settings(platform.DataDirectory);
        settings["Demo:Accounts"] = "false";
        await using var one = await HostProcess.Start(settings, "--services", "identity");
        await using var two = await HostProcess.Start(settings, "--services", "identity");
        await using var agreements = await HostProcess.Start(settings, "--services", "agreements");

        await Rotate([one.Address, two.Address], [one.Address, two.Address, agreements.Address]);
    }

    /// <summary>Signs in at each, and calls each with the newest and the oldest tokens, until they had four keys.</summary>
    private static async Task Rotate(IReadOnlyList<Uri> giveOut, IReadOnlyList<Uri> take)
    {
        using var http = new HttpClient();
        var tokens = new ConcurrentDictionary<string, string>(); // the first one of each key
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        await PlatformFixture.Until(async () =>
        {
            foreach (var place in giveOut)
            {
                var login = await http.PostJson($"{place}api/identity/login",
                    new { email = "beheerder@agii.example", password = PlatformFixture.Password });
                var token = (await login.Body())["accessToken"]!.GetValue<string>();
                tokens.TryAdd(new JsonWebToken(token).Kid, token);
                var all = from known in tokens.Values.Append(token) from at in take select Ask(at, known);
                (await Task.WhenAll(all)).ToList().ForEach(a => answers.AddOrUpdate(a, 1, (_, n) => n + 1));
            }

            return tokens.Count >= 4;
        });

        answers.Keys.ShouldNotContain(HttpStatusCode.Unauthorized, $"{answers.GetValueOrDefault(HttpStatusCode.Unauthorized)} times");
        answers.Values.Sum().ShouldBeGreaterThan(10);
        using var changed = new HttpRequestMessage(HttpMethod.Get, new Uri(take[0], "/api/identity/me"));
        changed.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Values.First()[..^6] + "AAAAAA");
        (await http.SendAsync(changed)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the control: not just any");

        async Task<HttpStatusCode> Ask(Uri at, string token)
        {
            // In Agreements this person has no rights: 404 says that it knows who asks.
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(at, at == take[^1] && take.Count > giveOut.Count
                ? "/api/deerlijk/agreements" : "/api/identity/me"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private static Dictionary<string, string> Settings(string data) =>
        new(PlatformFixture.Settings(data)) { ["Identity:KeyLifetime"] = "00:00:04" };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
