using AgiiPlatform.Municipalities;
using AgiiPlatform.Specs.Hosting;

namespace AgiiPlatform.Specs.Operations;

/// <summary>The host is killed, and killed again, while the messages of a rebuild are under way: it goes on where it was.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public class A_rebuild_that_is_killed
{
    private const string Administrator = "beheerder@agii.example", Figures = "/api/agii/overview/municipalities?asOf=2021-12-31";

    [Fact]
    public async Task Goes_on_where_it_was()
    {
        var data = Directory.CreateTempSubdirectory("agii-rebuild").FullName;
        var settings = PlatformFixture.Settings(data);
        string before;
        await using (var host = await HostProcess.Start(settings))
        {
            using var administrator = await host.SignIn(Administrator);
            using var manager = await host.SignIn("regiomanager.limburg@agii.example");
            using var consultant = await host.SignIn("consulent.limburg@agii.example");
            var me = (await consultant.GetJson("/api/identity/me"))["id"]!.GetValue<Guid>();
            await PlatformFixture.Until(async () => (await manager.GetAsync("/api/agii/assignments")).IsSuccessStatusCode);
            await manager.Create("/api/agii/assignments", new { municipality = "genk", consultant = me, from = "2020-01-01" });
            await PlatformFixture.Until(async () => (await consultant.GetAsync("/api/genk/visits")).IsSuccessStatusCode);
            var visit = await consultant.Create("/api/genk/visits", new { date = "2021-03-01", topic = "Kennismaking" });
            (await consultant.PostJson($"/api/genk/visits/{visit}/completion", new { outcome = "Goed." })).EnsureSuccessStatusCode();
            await PlatformFixture.Until(async () => (await administrator.GetAsync(Figures)).IsSuccessStatusCode);
            await PlatformFixture.Until(async () => (await administrator.GetJson(Figures)).AsArray()
                .First(r => r!["name"]!.GetValue<string>() == "Genk")!["visited"]!.GetValue<bool>());
            before = await administrator.GetStringAsync(Figures);
        }

        // Begun by the command while nothing runs: all of it waits.
        (await HostProcess.Command(settings, "--ops", "rebuild", "--projection", "overview", "--wait", "0")).ShouldContain("done\tof");
        for (var kills = 0; kills < 2; kills++)
        {
            await using var host = await HostProcess.Start(settings);
            using var administrator = await host.SignIn(Administrator);
            await PlatformFixture.Until(async () => await Done(administrator) > 10 * kills);
            await host.Kill();
        }

        await using (var host = await HostProcess.Start(settings))
        {
            using var administrator = await host.SignIn(Administrator);
            await PlatformFixture.Until(async () => await Done(administrator) == 2 * MunicipalityRegistry.Load().Municipalities.Count);
            (await administrator.GetStringAsync(Figures)).ShouldBe(before);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);

        static async Task<int> Done(HttpClient administrator) =>
            await administrator.GetAsync("/api/agii/platform/overview") is { IsSuccessStatusCode: true } answer
                ? (await answer.Body())["rebuild"]!["done"]!.GetValue<int>() : 0;
    }
}
