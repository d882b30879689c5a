using Microsoft.Data.Sqlite;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// A host is killed while people work, and started again: what was answered is there, once. <c>tests/operate kills</c> does this longer,
/// at worse moments, and kills the servers too.
/// </summary>
[Collection(Alone.Name)]
public sealed class A_host_killed_under_load(PlatformFixture platform) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-killed").FullName;

    [Fact]
    public async Task Has_lost_and_doubled_nothing_when_it_is_back()
    {
        var settings = new Dictionary<string, string>(PlatformFixture.Settings(_data))
        {
            ["Urls"] = $"http://127.0.0.1:{HostProcess.FreePort()}",
            ["Demo:Accounts"] = $"{!PlatformFixture.Full}", // in one database with the other specs they are there
        };
        var host = await HostProcess.Start(settings);
        try
        {
            await using var visits = await VisitsUnderLoad.Start(host.Address, "ardooie", "west-vlaanderen");
            await visits.More(20);
            await host.Kill();
            host = await HostProcess.Start(settings);
            await visits.More(20);

            (await visits.Finish(_data)).ShouldBeEmpty();
            visits.Unanswered.ShouldNotBeEmpty("the control: it was away while they worked");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Control_what_is_asked_again_under_another_key_is_doubled()
    {
        await using var visits = await VisitsUnderLoad.Start(platform.Address, "staden", "west-vlaanderen", oneKeyForEach: false);
        await visits.More(10);

        (await visits.Finish(platform.DataDirectory)).ShouldContain(wrong => wrong.StartsWith("doubled: ", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
