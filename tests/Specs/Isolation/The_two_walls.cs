using AgiiPlatform.Host.Storage;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Specs.Isolation;

/// <summary>
/// Each wall holds alone, and with both down the leak is there: a wall whose fall nobody would notice is no wall. The second wall is
/// PostgreSQL's; in the embedded shape only the first stands, and these specs say so by being skipped.
/// </summary>
public class The_two_walls(PlatformFixture platform)
{
    private static readonly string[] Names = ["agreements", "caseloads", "inburgering", "overview", "programmes"];

    private MunicipalityRegistry MunicipalityRegistry => platform.Services.GetRequiredService<MunicipalityRegistry>();

    [Fact]
    public async Task The_query_filter_alone_shows_a_tenant_nothing_of_another()
    {
        await SomethingIn("zwevegem");
        await using var scope = Work("zulte", out var db);

        (await db.Set<AuditEntry>().Where(r => r.TenantId == MunicipalityRegistry.BySlug("zwevegem")!.Id).CountAsync()).ShouldBe(0);

        // The control: with the filter off, on a store without the second wall, the rows of the other are there.
        if (!PlatformFixture.Full)
        {
            (await Unfiltered(db, "zwevegem")).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Row_level_security_alone_shows_a_tenant_nothing_of_another()
    {
        await SomethingIn("zwevegem");
        await using var scope = Work("zulte", out var db);

        (await Unfiltered(db, "zwevegem")).ShouldBe(0);

        // The control: a login that may step over the second wall does see them.
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        (await Scalar(superuser,
            $"select count(*) from agreements.audit_log where tenant_id = '{MunicipalityRegistry.BySlug("zwevegem")!.Id}'"))
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Without_a_setting_the_application_sees_no_row_at_all()
    {
        await SomethingIn("zwevegem");
        foreach (var name in Names)
        {
            var source = platform.Services.GetServices<ServiceDatabase>().First(s => s.Name == name).Source!;
            foreach (var table in await Walled(name))
            {
                (await Scalar(source, $"select count(*) from {name}.{table}")).ShouldBe(0, $"{name}.{table}");
            }
        }
    }

    [Fact]
    public async Task A_row_for_another_tenant_is_refused_by_either_wall()
    {
        await using (Work("zulte", out var db))
        {
            db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(), TenantId = MunicipalityRegistry.BySlug("zwevegem")!.Id, Act = "spec",
                At = db.Context.Now });
            if (PlatformFixture.Full)
            {
                var error = await Should.ThrowAsync<Exception>(() => db.Save("spec", null, CancellationToken.None));
                error.GetBaseException().ShouldBeOfType<PostgresException>().SqlState.ShouldBe("42501");
            }
        }

        Should.Throw<InvalidOperationException>(() =>
            new RequestContext(TimeProvider.System, new()).Initialize(MunicipalityRegistry.BySlug("zulte")!,
                [MunicipalityRegistry.BySlug("zwevegem")!.Id], Actor.Nobody));
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Every_table_with_a_tenant_stands_behind_the_second_wall()
    {
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        const string open = """
            select string_agg(n.nspname || '.' || c.relname, ' ' order by 1)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where n.nspname in ('identity', 'agreements', 'caseloads', 'inburgering', 'overview', 'programmes') and c.relkind = 'r'
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """;

        // Rights, accounts of programs, ways to sign in and who left name the tenant they are for, and are read before anybody is inside one.
        (await Text(superuser, open))!.Split(' ').Order().ShouldBe(
            ["agreements.grants", "caseloads.grants", "identity.external_logins", "identity.grants", "identity.machine_accounts",
             "identity.rights", "identity.sign_in_domains", "identity.sign_in_methods", "identity.tenant_stays",
             "inburgering.grants", "overview.grants", "programmes.grants"]);

        // The control: a table somebody forgot is found.
        await using var connection = await superuser.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var forgotten = new NpgsqlCommand("create table agreements.forgotten (tenant_id uuid)", connection, transaction);
        await forgotten.ExecuteNonQueryAsync();
        await using var again = new NpgsqlCommand(open, connection, transaction);
        ((string)(await again.ExecuteScalarAsync())!).ShouldContain("agreements.forgotten");
    }

    [Theory]
    [InlineData("update agreements.audit_log set act = 'x'")]
    [InlineData("delete from agreements.audit_log")]
    [InlineData("truncate agreements.audit_log")]
    [InlineData("alter table agreements.audit_log disable row level security")]
    [InlineData("drop policy tenant on agreements.audit_log")]
    [InlineData("create table agreements.mine (id int)")]
    [InlineData("select * from inburgering.audit_log")]
    [InlineData("set role agii_owner")]
    [InlineData("copy agreements.audit_log to '/tmp/x'")]
    [Trait(Shape.Only, Shape.Full)]
    public async Task The_application_login_cannot(string sql)
    {
        var source = platform.Services.GetServices<ServiceDatabase>().First(s => s.Name == "agreements").Source!;
        await using var command = source.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe("42501");
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task A_connection_keeps_nothing_of_the_tenant_it_last_served()
    {
        await SomethingIn("zwevegem");
        var zwevegem = MunicipalityRegistry.BySlug("zwevegem")!;
        await using var scope = Work("zwevegem", out var db);
        await db.Database.OpenConnectionAsync(); // all on one connection
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        (await Unfiltered(db, "zwevegem")).ShouldBeGreaterThan(0);

        (await Ask("select coalesce(current_setting('app.tenants', true), '')")).ShouldBe("");
        (await Ask("select count(*) from agreements.audit_log")).ShouldBe(0L);

        // A setting left behind by mistake opens nothing either: whoever asks next, begins with their own, also when that is nobody.
        await Ask($"select set_config('app.tenants', '{zwevegem.Id}', false)");
        try
        {
            (await Ask("select count(*) from agreements.audit_log")).ShouldBeOfType<long>().ShouldBeGreaterThan(0); // the control
            db.Bind(new RequestContext(TimeProvider.System, new()));
            (await Unfiltered(db, "zwevegem")).ShouldBe(0);
            Should.Throw<InvalidOperationException>(() => db.Audit.Count()).Message.ShouldContain("second wall");
        }
        finally
        {
            await Ask("select set_config('app.tenants', '', false)");
        }

        async Task<object?> Ask(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task A_database_that_was_given_back_reads_nothing()
    {
        ServiceDb kept;
        await using (Work("zulte", out kept))
        {
            await kept.Audit.CountAsync(); // the control: as long as it is lent, it reads
        }

        RequestContext.BeginScope(); // should another spec have been lent it meanwhile
        await Should.ThrowAsync<InvalidOperationException>(() => kept.Audit.CountAsync());
    }

    [Fact]
    public async Task A_database_lent_to_one_request_cannot_be_used_by_another()
    {
        var requests = platform.Services.GetRequiredService<IHttpContextAccessor>();
        requests.HttpContext = new DefaultHttpContext();
        await using var scope = Work("zulte", out var db);
        await db.Audit.CountAsync(); // the control: in its own request it reads

        await Task.Run(async () =>
        {
            requests.HttpContext = new DefaultHttpContext();
            await Should.ThrowAsync<InvalidOperationException>(() => db.Audit.CountAsync());
            RequestContext.BeginScope();
            requests.HttpContext = null; // a consumer to a message
            await Should.ThrowAsync<InvalidOperationException>(() => db.Audit.CountAsync());
        });
    }

    [Fact]
    public async Task Readings_logged_at_the_same_moment_each_stand_in_their_own_municipality()
    {
        var slugs = new[] { "zulte", "zwevegem", "zemst", "zoersel" };
        var acts = await Task.WhenAll(Enumerable.Range(0, 40).Select(async n =>
        {
            await using var scope = Work(slugs[n % slugs.Length], out var db);
            var reason = $"spec {Guid.NewGuid()}";
            await db.Save("Look", null, reason, CancellationToken.None);
            return (Slug: slugs[n % slugs.Length], Reason: reason);
        }));

        foreach (var (slug, reason) in acts)
        {
            await using var scope = Work(slug, out var db);
            (await db.Audit.CountAsync(r => r.Reason == reason)).ShouldBe(1, slug);
        }
    }

    [Fact]
    public async Task A_reading_that_cannot_be_logged_fails_alone()
    {
        var together = Enumerable.Range(0, 20).Select(async n =>
        {
            await using var scope = Work("zulte", out var db);
            await db.Save("Look", null, n == 7 ? "not in a text: \0" : "spec", CancellationToken.None);
        }).ToList();

        for (var n = 0; n < together.Count; n++)
        {
            if (n == 7 && PlatformFixture.Full)
            {
                await Should.ThrowAsync<PostgresException>(together[n]);
            }
            else
            {
                await together[n];
            }
        }
    }

    [Fact]
    public async Task A_tenant_outside_the_reach_cannot_be_named_across_tenants()
    {
        await using var scope = Work("zulte", out var db);

        Should.Throw<InvalidOperationException>(() => AcrossSomething(db, MunicipalityRegistry.BySlug("zwevegem")!.Id));
    }

    private static object AcrossSomething(ServiceDb db, Guid tenant)
    {
        var type = db.Model.GetEntityTypes().First(t => typeof(TenantEntity).IsAssignableFrom(t.ClrType)).ClrType;
        try
        {
            return typeof(ServiceDb).GetMethod(nameof(ServiceDb.AcrossTenants))!.MakeGenericMethod(type).Invoke(db, [new[] { tenant }])!;
        }
        catch (System.Reflection.TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    private async Task SomethingIn(string municipality) =>
        await (await platform.SignIn($"directeur@{municipality}.example"))
            .Create($"/api/{municipality}/agreements", Other_tenants.Agreement(municipality));

    private AsyncServiceScope Work(string municipality, out ServiceDb db)
    {
        var scope = platform.Services.CreateAsyncScope();
        var tenant = MunicipalityRegistry.BySlug(municipality)!;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer("spec"));
        db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("agreements");
        return scope;
    }

    private async Task<int> Unfiltered(ServiceDb db, string municipality)
    {
        var id = MunicipalityRegistry.BySlug(municipality)!.Id;
#pragma warning disable RS0030 // the first wall is taken down on purpose
        return await db.Audit.IgnoreQueryFilters().CountAsync(r => r.TenantId == id);
#pragma warning restore RS0030
    }

    private async Task<IReadOnlyList<string>> Walled(string service)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return [.. DatabaseMigrator.TenantTables(scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service))];
    }

    private static async Task<long> Scalar(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string?> Text(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }
}
