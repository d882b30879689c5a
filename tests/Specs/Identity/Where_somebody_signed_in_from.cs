using AgiiPlatform.Host.Storage;
using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Specs.Identity;

/// <summary>The address that somebody signed in from is kept for a year; that they did, as long as the log is.</summary>
public sealed class Where_somebody_signed_in_from(PlatformFixture platform)
{
    [Fact]
    public async Task Is_erased_after_a_year_and_that_they_signed_in_stays()
    {
        var me = await platform.PersonId("directeur@ieper.example");
        await SignedIn(me, "127.8.0.1", monthsAgo: 13);
        await SignedIn(me, "127.8.0.2", monthsAgo: 11);
        (await History()).ShouldBe(["aangemeld (spec 11), vanaf 127.8.0.2", "aangemeld (spec 13), vanaf 127.8.0.1"]);
        var job = platform.Services.GetRequiredService<RetentionJob>();
        (await job.Count(Identity, CancellationToken.None)).Addresses.ShouldBe(1);

        (await job.Clear(Identity, CancellationToken.None)).ToString().ShouldEndWith("1 netwerkadres van een aanmelding");

        (await History()).ShouldBe(["aangemeld (spec 11), vanaf 127.8.0.2", "aangemeld (spec 13)"]);
    }

    /// <summary>In PostgreSQL the application itself cannot do otherwise.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Is_neither_changed_nor_erased_sooner()
    {
        var me = await platform.PersonId("schepen@ieper.example");
        await SignedIn(me, "127.8.0.3", monthsAgo: 11);
        await SignedIn(me, "127.8.0.4", monthsAgo: 13);

        await AsAgency(me, db => db.SignInSources.Where(s => s.Address.StartsWith("127.8.0.")).ExecuteDeleteAsync());
        (await AsAgency(me, db => db.SignInSources.Where(s => s.Address == "127.8.0.3" || s.Address == "127.8.0.4")
            .Select(s => s.Address).ToListAsync())).ShouldBe(["127.8.0.3"], "what may go, went: the control");

        (await Should.ThrowAsync<PostgresException>(() => AsAgency(me, db =>
            db.SignInSources.ExecuteUpdateAsync(s => s.SetProperty(r => r.Address, "127.0.0.1"))))).SqlState.ShouldBe("42501");
    }

    private ServiceDatabase Identity => platform.Services.GetServices<ServiceDatabase>().First(d => d.Name == "identity");

    private Task SignedIn(Guid person, string address, int monthsAgo) => AsAgency(person, async db =>
    {
        var source = new SignInSource { Address = address, At = db.Context.Now.AddMonths(-monthsAgo) };
        db.Add(source);
        await db.Save("SignIn", source, $"aangemeld (spec {monthsAgo})", CancellationToken.None);
        return 0;
    });

    private async Task<T> AsAgency<T>(Guid person, Func<IdentityDb, Task<T>> act)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var agency = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>().Agency;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], new Actor(person, "", ""));
        return await act(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    /// <summary>What the person reads of those two, the last first.</summary>
    private async Task<IReadOnlyList<string>> History() =>
        [.. (await (await platform.SignIn("directeur@ieper.example")).GetJson("/api/identity/sign-ins"))["items"]!.AsArray()
            .Select(l => l!["reason"]?.GetValue<string>() ?? "").Where(r => r.Contains("(spec ", StringComparison.Ordinal))];
}
