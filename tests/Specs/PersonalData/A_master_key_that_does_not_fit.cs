using System.Net.Http.Headers;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Hosting;

namespace AgiiPlatform.Specs.PersonalData;

/// <summary>Numbers that are stored need the key that locked them: with another one, or none, the host does not start.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public sealed class A_master_key_that_does_not_fit : IDisposable
{
    private const string Sentence = "The master key of version 1 for national numbers is missing or is another one";
    private readonly string _data = Directory.CreateTempSubdirectory("agii-keys").FullName;

    [Fact]
    public async Task Stops_the_start_with_a_clear_sentence_and_no_new_key_is_made()
    {
        var settings = new Dictionary<string, string>
        {
            ["DataDirectory"] = _data, ["Demo:Fill"] = "false", ["Demo:Accounts"] = "true", ["Demo:Password"] = PlatformFixture.Password,
        };
        await using (var host = await HostProcess.Start(settings))
        {
            await Refer(host.Address);
        }

        var file = Path.Combine(_data, "keys", "insz-1.key");
        var key = await File.ReadAllTextAsync(file);
        File.Delete(file);
        (await HostProcess.Refusal(settings)).ShouldContain(Sentence);
        File.Exists(file).ShouldBeFalse("a new key would never open what is stored");

        await File.WriteAllTextAsync(file, Convert.ToBase64String(new byte[32]));
        (await HostProcess.Refusal(settings)).ShouldContain(Sentence);

        await File.WriteAllTextAsync(file, key);
        await using var control = await HostProcess.Start(settings); // with the right key it starts
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static async Task Refer(Uri address)
    {
        using var ocmw = await SignIn(address, "ocmw@mechelen.example");
        using var manager = await SignIn(address, "regiomanager.antwerpen@agii.example");
        var protocol = await ocmw.Create("/api/mechelen/protocols", new
        {
            legalBasis = "Decreet van 7 juni 2013", purposes = (string[])["Toeleiding"], from = "2021-06-21", signedOn = "2021-06-21",
            fields = (string[])["insz", "name", "reason"],
        });
        (await manager.PostJson($"/api/mechelen/protocols/{protocol}/signature", new { signedOn = "2021-06-21" }))
            .EnsureSuccessStatusCode();
        await ocmw.Create("/api/mechelen/referrals", new
        {
            direction = "ocmw-to-agii", reason = "mo",
            client = new { insz = $"900000990{97 - (900000990 % 97):D2}", firstName = "Amina", lastName = "Demo" },
        });
    }

    private static async Task<HttpClient> SignIn(Uri address, string email)
    {
        var person = new HttpClient { BaseAddress = address };
        HttpResponseMessage answer = null!;
        await PlatformFixture.Until(async () => (answer = await person.PostAsJsonAsync("/api/identity/login",
            new { email, password = PlatformFixture.Password })).IsSuccessStatusCode);
        person.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await answer.Body())["accessToken"]!.GetValue<string>());
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/mechelen/protocols")).IsSuccessStatusCode);
        return person;
    }
}
