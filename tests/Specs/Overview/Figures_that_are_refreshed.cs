using System.Net;
using Npgsql;

namespace AgiiPlatform.Specs.Overview;

/// <summary>The figures are read anew by a task of their own: who gives up waiting takes nothing from who asks next.</summary>
[Trait(Shape.Only, Shape.Full)]
[Collection(Alone.Name)]
public class Figures_that_are_refreshed(PlatformFixture platform)
{
    private const string Figures = "/api/agii/overview";

    [Fact]
    public async Task A_refresh_survives_the_request_that_started_it()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        (await administrator.GetAsync(Figures)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var connection = await superuser.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("lock table overview.visits in access exclusive mode", connection);
            await hold.ExecuteNonQueryAsync();
            // Asked until the figures are old: this one starts the refresh and waits for it, in vain.
            await PlatformFixture.Until(async () =>
            {
                using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                try
                {
                    await administrator.GetAsync(Figures, impatient.Token);
                    return false;
                }
                catch (OperationCanceledException)
                {
                    return true;
                }
            });
            (await Reading()).ShouldBeGreaterThan(0, "the refresh goes on without who asked for it");
        }

        (await administrator.GetAsync(Figures)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await PlatformFixture.Until(async () => await Reading() == 0); // the control: it was the lock that it waited for
    }

    /// <summary>How many queries of Overview wait for a lock.</summary>
    private static async Task<long> Reading() => (long)(await Store.AsSuperuser("""
        select count(*) from pg_stat_activity where usename = 'agii_overview' and wait_event_type = 'Lock'
        """))!;
}
