using AgiiPlatform.Contracts;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Overview;

/// <summary>A message that is well formed and cannot be true is refused before anything is kept of it.</summary>
public class Facts_that_cannot_be(PlatformFixture platform)
{
    [Theory]
    [InlineData("9999-12-31", 1, false)]
    [InlineData("1989-12-31", 1, false)]
    [InlineData("2019-03-04", int.MaxValue, false)]
    [InlineData("2019-03-04", 0, false)]
    [InlineData("1990-01-01", 1, true)] // the control: what can be, is kept
    [InlineData("2019-03-04", 7, true)]
    public Task Are_refused(string date, int version, bool isKept) => Told(DateOnly.Parse(date), version, isKept);

    [Theory]
    [InlineData(1, true)] // clocks differ
    [InlineData(2, false)]
    public Task Lie_after_tomorrow(int days, bool isKept) =>
        Told(Brussels.Day(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days), 1, isKept);

    private async Task Told(DateOnly date, int version, bool isKept)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var municipality = platform.Tenant("horebeke");
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(municipality, [municipality.Id], Actor.Consumer("spec"));
        var db = scope.ServiceProvider.GetRequiredService<OverviewDb>();
        await using var undone = await db.Database.BeginTransactionAsync();
        Func<Task>[] messages =
        [
            () => WhenVisitHeld.Handle(new VisitHeld(Guid.CreateVersion7(), date, version), db, CancellationToken.None),
            () => WhenAgreementSigned.Handle(new AgreementSigned(Guid.CreateVersion7(), "policy-period", new(2019, 1, 1), new(2024, 12, 31),
                date, version), db, CancellationToken.None),
        ];
        foreach (var message in messages)
        {
            await (isKept ? message() : Should.ThrowAsync<RefusedMessage>(message));
        }

        db.ChangeTracker.Entries().Any().ShouldBe(isKept);
    }
}
