namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// While processes are replaced one by one, and after that is undone, the release before finds a database that the next one migrated.
/// </summary>
[Trait(Shape.Only, Shape.Full)]
[Collection(Alone.Name)]
public class A_database_of_a_later_release(PlatformFixture platform)
{
    [Fact]
    public async Task Is_taken_by_the_one_before_and_left_as_it_is()
    {
        await using var later = await Migrated("99991231235959_Later");

        await using (await HostProcess.Start(Settings(), "--services", "overview"))
        {
        }

        await HostProcess.Command(Settings(), "--migrate=true");
        (await Store.AsSuperuser("select count(*) from overview.migrations where migration_id = '99991231235959_Later'")).ShouldBe(1L);
    }

    [Fact]
    public async Task Control_one_of_another_line_is_refused()
    {
        await using var other = await Migrated("20200101000000_Other");

        (await HostProcess.Refusal(Settings())).ShouldContain("made by another version of the platform (it has 20200101000000_Other)");
    }

    private Dictionary<string, string> Settings() => new(PlatformFixture.Settings(platform.DataDirectory)) { ["Demo:Accounts"] = "false" };

    /// <summary>As if a release with this migration had been here, until disposed.</summary>
    private static async Task<IAsyncDisposable> Migrated(string migration)
    {
        await Store.AsSuperuser($"insert into overview.migrations values ('{migration}', '10')");
        return new Store.Undo(() => Store.AsSuperuser($"delete from overview.migrations where migration_id = '{migration}'"));
    }
}
