using AgiiPlatform.Specs.Hosting;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A program in two windows, or one that got no answer, renews its token twice at the same moment: that is no thief, for ten seconds.
/// </summary>
[Collection(Alone.Name)]
public sealed class Renewing_twice_at_once(PlatformFixture platform) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-renewing").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Gives_tokens_to_both_and_later_ends_them_all()
    {
        var settings = PlatformFixture.Settings(PlatformFixture.Full ? platform.DataDirectory : _data);
        settings["Demo:Accounts"] = PlatformFixture.Full ? "false" : "true"; // with PostgreSQL they are there
        settings.Remove("Identity:ReuseLeeway").ShouldBeTrue("the other specs have none");
        await using var host = await HostProcess.Start(settings, "--services", "identity");
        var application = await (await host.SignIn("beheerder@agii.example")).Create("/api/agii/applications",
            new { name = "Twee vensters", kind = "device", own = true, redirectUris = new[] { Visitor.Back } });
        var client = new Visitor(host.Address, "ambtenaar@deerlijk.example").Client(application.ToString("N"));
        var first = (await client.LoginAsync()).RefreshToken;

        var both = await Task.WhenAll(client.RefreshTokenAsync(first), client.RefreshTokenAsync(first));

        both.ShouldAllBe(renewed => !renewed.IsError);
        both[0].RefreshToken.ShouldNotBe(both[1].RefreshToken);
        var next = await Task.WhenAll(both.Select(renewed => client.RefreshTokenAsync(renewed.RefreshToken)));
        next.ShouldAllBe(renewed => !renewed.IsError);
        var last = next[0].RefreshToken;
        await PlatformFixture.Until(async () =>
        {
            var again = await client.RefreshTokenAsync(first);
            last = again.RefreshToken ?? last;
            return again.Error == "invalid_grant";
        });
        (await client.RefreshTokenAsync(last)).Error.ShouldBe("invalid_grant", "who has the first may have the others");
    }
}
