using AgiiPlatform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Specs.Isolation;

/// <summary>
/// What fails for one person must not make the next person's request fail. Npgsql prepares a query at its second use; one that fails in
/// just that execution stays half-known to its connection, and the next to ask it there got "unexpected backend message".
/// </summary>
[Trait(Shape.Only, Shape.Full)]
public class A_query_that_fails(PlatformFixture platform)
{
    [Fact]
    public async Task Spoils_the_connection_for_nobody_else()
    {
        using var anonymous = platform.Anonymous();
        for (var i = 0; i < 40; i++)
        {
            await Should.ThrowAsync<PostgresException>(() => Ask(zero: true));
            if (i % 2 == 1) // after the second failure, in which the query was prepared
            {
                await Ask(zero: false);
            }

            var signedIn = await anonymous.PostJson("/api/identity/login",
                new { email = "ambtenaar@mechelen.example", password = PlatformFixture.Password });
            signedIn.EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task Control_without_throwing_connections_away_it_does()
    {
        var settings = new NpgsqlConnectionStringBuilder(PlatformFixture.Settings(platform.DataDirectory)["ConnectionStrings:identity"])
        {
            MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 1,
        };
        await using var source = NpgsqlDataSource.Create(settings);
        await Divide(1);
        await Should.ThrowAsync<PostgresException>(() => Divide(0));
        (await Should.ThrowAsync<Exception>(() => Divide(1))).Message.ShouldContain("unexpected backend message");

        async Task Divide(int by)
        {
            await using var command = source.CreateCommand("select 1 / $1");
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = by });
            await command.ExecuteScalarAsync();
        }
    }

    private async Task Ask(bool zero)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var less = "An Ambtenaar (Mechelen)".Length - (zero ? 0 : 1);
        (await scope.ServiceProvider.GetRequiredService<IdentityDb>().People
            .Where(p => p.Email == "ambtenaar@mechelen.example" && 100 / (p.Name.Length - less) == 100).Select(p => p.Id).ToListAsync())
            .Count.ShouldBe(1);
    }
}
