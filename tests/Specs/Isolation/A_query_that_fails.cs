using AgiiPlatform.Identity;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
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
            await Should.ThrowAsync<PostgresException>(() => Ask(fails: true));
            if (i % 2 == 1) // after the second failure, in which the query was prepared
            {
                await Ask(fails: false);
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

    /// <summary>The same with a single connection, so that it is the very one on which the query failed that is asked next.</summary>
    [Fact]
    public async Task Closes_its_connection_and_a_row_that_is_refused_closes_none()
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(PlatformFixture.Settings(platform.DataDirectory)["ConnectionStrings:identity"])
            {
                MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 1,
            });
        var options = new DbContextOptionsBuilder<IdentityPostgreSql>().UseNpgsql(source).UseSnakeCaseNamingConvention()
            .AddInterceptors(new RowLevelSecurity(source)).Options;
        await using var scope = platform.Services.CreateAsyncScope();
        await using var db = (IdentityDb)new IdentityPostgreSql(options).Bind(scope.ServiceProvider.GetRequiredService<RequestContext>());
        await Should.ThrowAsync<PostgresException>(() => Ask(db, fails: true));
        await Should.ThrowAsync<PostgresException>(() => Ask(db, fails: true)); // prepared, and half-known from now on
        await Ask(db, fails: false);

        var (connection, message, now) = (await Connection(), Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime);
        await Insert();
        (await Should.ThrowAsync<PostgresException>(Insert)).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await Should.ThrowAsync<PostgresException>(Insert)).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await Connection()).ShouldBe(connection);
        await Should.ThrowAsync<PostgresException>(() => Ask(db, fails: true));
        (await Connection()).ShouldNotBe(connection, "the control");

        Task<int> Insert() => db.Database.ExecuteSqlAsync($"insert into inbox (message_id, consumer, at) values ({message}, 'spec', {now})");

        Task<int> Connection() => db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync();
    }

    private async Task Ask(bool fails)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        await Ask(scope.ServiceProvider.GetRequiredService<IdentityDb>(), fails);
    }

    private static async Task Ask(IdentityDb db, bool fails)
    {
        var email = $"ambtenaar{(fails ? "\0" : "")}@mechelen.example"; // refused as it is bound, before its columns are described
        (await db.People.Where(p => p.Email == email).Select(p => p.Id).ToListAsync()).Count.ShouldBe(1);
    }
}
