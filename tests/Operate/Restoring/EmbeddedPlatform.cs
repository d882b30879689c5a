using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;
using Microsoft.Data.Sqlite;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>An embedded platform after a few real acts, stopped; and an empty PostgreSQL to move it to.</summary>
public sealed class EmbeddedPlatform : IAsyncLifetime
{
    /// <summary>The folder of the embedded platform.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("agii-embedded").FullName;

    /// <summary>A folder for the hosts on PostgreSQL.</summary>
    internal string Data { get; } = Directory.CreateTempSubdirectory("agii-moved").FullName;

    internal Cluster Cluster { get; private set; } = null!;

    internal Scene Scene { get; private set; } = null!;

    /// <summary>How it looked to people.</summary>
    internal string Seen { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Cluster = await Cluster.Start();
        await using var host = await HostProcess.Start(new Dictionary<string, string>
        {
            ["DataDirectory"] = Folder, ["PublicOrigin"] = "https://samen.example", ["Demo:Fill"] = "false", ["Demo:Accounts"] = "true",
            ["Demo:Password"] = PlatformFixture.Password,
        });
        Scene = await Scene.Play(host.Address, "mechelen", "antwerpen");
        Seen = await Scene.Seen(host.Address);
        await host.AskToStop();
        await host.Ended();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await Cluster.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Data, recursive: true);
    }
}
