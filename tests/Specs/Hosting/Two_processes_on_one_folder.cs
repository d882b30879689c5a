namespace AgiiPlatform.Specs.Hosting;

/// <summary>The embedded shape is one process: a second one on the same folder is told so.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public sealed class Two_processes_on_one_folder : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-folder").FullName;

    [Fact]
    public async Task Are_one_too_many_until_the_first_has_ended()
    {
        Dictionary<string, string> settings = new() { ["DataDirectory"] = _data, ["Demo:Fill"] = "false", ["Demo:Accounts"] = "false" };
        await using (await HostProcess.Start(settings))
        {
            var said = await HostProcess.Refusal(settings);

            said.ShouldContain($"The folder {_data} is in use by another process of the platform");
            said.ShouldContain("another folder with --data");
        }

        await using var control = await HostProcess.Start(settings); // killed as it was, it has given the folder back
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
