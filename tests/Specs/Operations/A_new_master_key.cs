using System.Net;
using AgiiPlatform.Specs.Hosting;

namespace AgiiPlatform.Specs.Operations;

/// <summary>
/// A new key for national numbers as the runbook has it: with every process first, then the one that locks; the numbers of before are
/// read and found all the while, the old key goes when nothing needs it, and not before.
/// </summary>
[Trait(Shape.Only, Shape.Embedded)]
public class A_new_master_key
{
    [Fact]
    public async Task Comes_into_use_and_the_old_one_goes()
    {
        var data = Directory.CreateTempSubdirectory("agii-rotation").FullName;
        var settings = PlatformFixture.Settings(data);
        settings.Remove("PersonalData:MasterKeys:2");
        var insz = $"900000991{97 - (900000991 % 97):D2}";
        await using (var host = await HostProcess.Start(settings))
        {
            using var ocmw = await SignIn(host, "ocmw@mechelen.example");
            using var manager = await SignIn(host, "regiomanager.antwerpen@agii.example");
            var protocol = await ocmw.Create("/api/mechelen/protocols", new
            {
                legalBasis = "Decreet van 7 juni 2013", purposes = (string[])["Toeleiding"], from = "2021-06-21", signedOn = "2021-06-21",
                fields = (string[])["insz", "name", "reason"],
            });
            (await manager.PostJson($"/api/mechelen/protocols/{protocol}/signature", new { signedOn = "2021-06-21" }))
                .EnsureSuccessStatusCode();
            (await Send(ocmw)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        settings["PersonalData:MasterKeys:2"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]);
        settings["PersonalData:LockWith"] = "2";
        (await HostProcess.Command(settings, "--ops", "rotate-keys", "--wait", "0")).ShouldContain("left"); // begun while nothing runs
        await using (var host = await HostProcess.Start(settings))
        {
            using var ocmw = await SignIn(host, "ocmw@mechelen.example");
            await (await Send(ocmw)).ShouldRefuse(409, "duplicate-referral");
            await PlatformFixture.Until(async () => (await HostProcess.Command(settings, "--ops", "keys")).Contains("1\tolder\t0"));
            await (await Send(ocmw)).ShouldRefuse(409, "duplicate-referral");
        }

        var old = settings["PersonalData:MasterKeys:1"];
        settings.Remove("PersonalData:MasterKeys:1");
        await using (var host = await HostProcess.Start(settings))
        {
            using var ocmw = await SignIn(host, "ocmw@mechelen.example");
            await (await Send(ocmw)).ShouldRefuse(409, "duplicate-referral");
        }

        // The control: the key that is needed is not taken away.
        settings["PersonalData:MasterKeys:1"] = old;
        settings["PersonalData:LockWith"] = "1";
        settings.Remove("PersonalData:MasterKeys:2");
        (await HostProcess.Refusal(settings)).ShouldContain("version 2");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);

        Task<HttpResponseMessage> Send(HttpClient ocmw) => ocmw.PostJson("/api/mechelen/referrals", new
        {
            direction = "ocmw-to-agii", reason = "mo", client = new { insz, firstName = "Amina", lastName = "Demo" },
        });
    }

    /// <summary>Of somebody whose rights Inburgering has heard of.</summary>
    private static async Task<HttpClient> SignIn(HostProcess host, string email)
    {
        var person = await host.SignIn(email);
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/mechelen/protocols")).IsSuccessStatusCode);
        return person;
    }
}
