using AgiiPlatform.Agreements;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Specs.Isolation;

/// <summary>
/// A host that is told that its tables are spread over several nodes: it sets the second wall's tenants with <c>set local</c> in a
/// transaction, always, and never with <c>set_config</c>. Here on one PostgreSQL; that Citus takes the setting along is not shown.
/// </summary>
[Trait(Shape.Only, Shape.Full)]
public sealed class Where_tables_are_spread(PlatformFixture platform) : IAsyncLifetime
{
    private WebApplicationFactory<Program> _host = null!;

    public ValueTask InitializeAsync()
    {
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        (settings["Demo:Accounts"], settings["Storage:Distributed"]) = ("false", "true");
        _host = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Staging");
            settings.ToList().ForEach(s => host.UseSetting(s.Key, s.Value));
        });
        _host.UseKestrel(0);
        _host.StartServer();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_municipality_works_as_ever_and_sees_nothing_of_another()
    {
        using var official = Here(await platform.SignIn("ambtenaar@zulte.example"));
        using var other = Here(await platform.SignIn("ambtenaar@zwevegem.example"));
        var id = await official.Create("/api/zulte/agreements", Other_tenants.Agreement("zulte"));

        (await official.GetJson($"/api/zulte/agreements/{id}"))["id"]!.GetValue<Guid>().ShouldBe(id);
        await (await other.GetAsync($"/api/zwevegem/agreements/{id}")).ShouldRefuse(404, "not-found");
        (await other.GetStringAsync("/api/zwevegem/agreements")).ShouldNotContain($"{id}");

        await using var scope = Work("zulte", out var db);
        (await Unfiltered(db, "zulte")).ShouldBeGreaterThan(0, "the control");
        (await Unfiltered(db, "zwevegem")).ShouldBe(0);
    }

    [Fact]
    public async Task Every_command_has_its_setting_and_none_leaves_one_behind()
    {
        await using var scope = Work("zulte", out var db);
        await db.Database.OpenConnectionAsync(); // all on one connection
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        (await db.Database.SqlQuery<string>($"select current_setting('app.tenants', true) as \"Value\"").ToListAsync())
            .ShouldBe([$"{platform.Tenant("zulte").Id}"]);
        (await Ask()).ShouldBe("");

        // What fails leaves neither a setting nor a broken transaction.
        await Should.ThrowAsync<PostgresException>(() => db.Database.SqlQuery<int>($"select 1 / 0 as \"Value\"").ToListAsync());
        (await Ask()).ShouldBe("");
        (await db.Audit.CountAsync()).ShouldBeGreaterThanOrEqualTo(0);

        async Task<object?> Ask()
        {
            await using var command = new NpgsqlCommand("select coalesce(current_setting('app.tenants', true), '')", connection);
            return await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task The_second_of_two_writers_is_refused()
    {
        using var official = Here(await platform.SignIn("ambtenaar@zulte.example"));
        var id = await official.Create("/api/zulte/agreements", Other_tenants.Agreement("zulte"));
        await using var first = Work("zulte", out var one);
        var mine = await one.Get<Agreement>(id, CancellationToken.None);
        await using var second = Work("zulte", out var two);
        var theirs = await two.Get<Agreement>(id, CancellationToken.None);
        one.Touch(mine);
        await one.Save("spec", mine, CancellationToken.None);

        two.Touch(theirs);
        (await Should.ThrowAsync<RuleViolation>(() => two.Save("spec", theirs, CancellationToken.None))).Rule.ShouldBe("changed-meanwhile");
    }

    private HttpClient Here(HttpClient client)
    {
        var here = new HttpClient { BaseAddress = _host.ClientOptions.BaseAddress };
        here.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        return here;
    }

    private async Task<int> Unfiltered(ServiceDb db, string municipality)
    {
        var id = platform.Tenant(municipality).Id;
#pragma warning disable RS0030 // the first wall is taken down on purpose
        return await db.Audit.IgnoreQueryFilters().CountAsync(r => r.TenantId == id);
#pragma warning restore RS0030
    }

    private AsyncServiceScope Work(string municipality, out ServiceDb db)
    {
        _host.Services.GetRequiredService<RowLevelSecurity>().ShouldBeOfType<DistributedRowLevelSecurity>();
        var scope = _host.Services.CreateAsyncScope();
        var tenant = platform.Tenant(municipality);
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer("spec"));
        db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("agreements");
        return scope;
    }
}
