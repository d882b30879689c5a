using System.Data.Common;
using AgiiPlatform.Contracts;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>The cache of rights, on a database of its own: what it keeps is never older than the last change that was committed.</summary>
public sealed class A_right_taken_away : IAsyncLifetime
{
    private static readonly Guid Person = Guid.CreateVersion7();
    private static readonly Tenant Agency = MunicipalityRegistry.Load().Agency;

    private readonly string _folder = Directory.CreateTempSubdirectory("agii-specs").FullName;
    private readonly AfterReading _afterReading = new();
    private ServiceProvider _services = null!;
    private GrantCache _cache = null!;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddSingleton<OutboxSignal>().AddScoped<RequestContext>()
            .AddDbContext<RightsDb>(o => o
                .UseSqlite($"Data Source={Path.Combine(_folder, "spec.db")};Pooling=false").UseSnakeCaseNamingConvention()
                .AddInterceptors(_afterReading))
            .AddKeyedScoped<ServiceDb>("spec", (s, _) => s.GetRequiredService<RightsDb>().Bind(s.GetRequiredService<RequestContext>()))
            .BuildServiceProvider();
        _cache = new GrantCache(_services.GetRequiredService<IServiceScopeFactory>(), "spec", TimeProvider.System);
        await using (var scope = _services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RightsDb>().Database.EnsureCreatedAsync();
        }

        await Receive(1, [new PublishedGrant(Role.Administrator, null, null, null, null)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Is_gone_as_soon_as_the_message_is_committed_though_it_was_read_just_before()
    {
        await Receive(2, [], beforeCommit: async () => (await _cache.Of(Person, default)).Count.ShouldBe(1)); // the control: it is kept

        (await _cache.Of(Person, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_gone_too_for_who_was_reading_it_at_that_moment()
    {
        _afterReading.Next = () => Receive(2, []);

        (await _cache.Of(Person, default)).Count.ShouldBe(1, "the control: what is read is from before the change");

        (await _cache.Of(Person, default)).ShouldBeEmpty();
    }

    /// <summary>Handles the message as a consumer does.</summary>
    private async Task Receive(long version, IReadOnlyList<PublishedGrant> rights, Func<Task>? beforeCommit = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        context.Initialize(Agency, [Agency.Id], Actor.Consumer("spec"));
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("spec");
        await using var transaction = await db.Database.BeginTransactionAsync();
        await _cache.Replace(new AccessChanged([new PersonAccess(Person, version, rights)]), db, default);
        await (beforeCommit?.Invoke() ?? Task.CompletedTask);
        await transaction.CommitAsync();
        context.Committed("spec");
    }

    private sealed class RightsDb(DbContextOptions<RightsDb> options) : ServiceDb(options)
    {
        public override string Service => "spec";

        protected override void Map(ModelBuilder model)
        {
        }
    }

    /// <summary>Does something once, when the rows of a query have been read and nobody has seen them yet.</summary>
    private sealed class AfterReading : DbCommandInterceptor
    {
        internal Func<Task>? Next { get; set; }

        public override async ValueTask<InterceptionResult> DataReaderClosingAsync(
            DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            var next = Next;
            Next = null;
            await (next?.Invoke() ?? Task.CompletedTask);
            return result;
        }
    }
}
