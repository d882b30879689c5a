using Microsoft.Data.Sqlite;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>A database that another version made is neither half read nor overwritten: the host says so and does not start.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public sealed class A_database_of_another_version : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-version").FullName;

    [Theory]
    [InlineData("migration_id", "product_version", "it has 20261122154355_Initial")]
    [InlineData("MigrationId", "ProductVersion", "it has a list of migrations in another form")]
    public async Task Is_refused_with_a_clear_sentence_and_left_as_it_was(string id, string version, string why)
    {
        var file = Path.Combine(_data, "agreements.db");
        await Run(file, $"""
            create table "__EFMigrationsHistory" ({id} text primary key, {version} text not null);
            insert into "__EFMigrationsHistory" values ('20261122154355_Initial', '10.0.14');
            create table agreements (id text primary key, title text);
            insert into agreements values ('1', 'Van vroeger');
            """);

        var said = await HostProcess.Refusal(Settings());

        said.ShouldContain($"The database of agreements was made by another version of the platform ({why})");
        said.ShouldContain("another folder with --data");
        (await Run(file, "select title from agreements")).ShouldBe("Van vroeger");
        File.Exists(Path.Combine(_data, "identity.db")).ShouldBeFalse("nothing is made beside it either");
    }

    [Fact]
    public async Task Control_an_empty_folder_is_filled_and_taken_up_again()
    {
        await using (await HostProcess.Start(Settings()))
        {
        }

        await using var again = await HostProcess.Start(Settings());
        again.Output.ShouldNotContain("another version");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    private Dictionary<string, string> Settings() => new() { ["DataDirectory"] = _data, ["Demo:Fill"] = "false",
        ["Demo:Accounts"] = "false" };

    private static async Task<object?> Run(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
