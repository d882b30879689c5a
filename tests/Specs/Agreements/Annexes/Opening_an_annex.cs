using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>However many lines an annex has, opening it asks the database the same few times.</summary>
[Collection(Alone.Name)]
public class Opening_an_annex(PlatformFixture platform)
{
    [Fact]
    public async Task Takes_two_queries_one_more_while_it_is_open_for_change_and_listing_or_opening_the_agreement_takes_one()
    {
        var official = await platform.SignIn("ambtenaar@brasschaat.example");
        var agreement = await official.Approved("brasschaat");
        var annex = await The_annex_of_Mechelen_2018.Enter(official,
            await official.Approved("brasschaat", AgreementCalls.Terms(from: "2018-01-01", until: "2018-12-31")));
        foreach (var year in new[] { "2025", "2026", "2027" })
        {
            await official.Annex(agreement, year);
        }

        using var queries = new Queries();
        (await queries.Of(() => official.GetJson(annex))).ShouldBe(3, "the third is for what was removed");
        await official.Approve(annex);
        (await queries.Of(() => official.GetJson(annex))).ShouldBe(2);
        (await queries.Of(() => official.GetJson(agreement))).ShouldBe(1);
        (await queries.Of(() => official.GetJson(agreement + "/annexes"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_staff_changes_of_all_municipalities_take_three()
    {
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        using var queries = new Queries();

        (await queries.Of(() => manager.GetJson("/api/agii/staff-changes"))).ShouldBe(3);
    }

    /// <summary>Counts the commands that name one of the tables about agreements and annexes.</summary>
    private sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];
        private readonly IDisposable _all;
        private int _count;

        internal Queries() => _all = DiagnosticListener.AllListeners.Subscribe(this);

        /// <summary>
        /// A context asks only now and then whether anybody listens, and may do so half-way: the count is right when it comes twice.
        /// </summary>
        internal async Task<int> Of<T>(Func<Task<T>> call)
        {
            var before = 0;
            while (true)
            {
                _count = 0;
                await call();
                if (_count > 0 && _count == before)
                {
                    return _count;
                }

                before = _count;
            }
        }

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "Microsoft.EntityFrameworkCore")
            {
                _subscriptions.Add(listener.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> happened)
        {
            if (happened.Value is CommandExecutedEventData executed
                && new[] { "agreements\"", "annexes\"", "action_lines\"", "assignments\"" }
                    .Any(t => executed.Command.CommandText.Contains($"FROM \"{t}", StringComparison.Ordinal)
                    || executed.Command.CommandText.Contains($"FROM agreements.{t[..^1]}", StringComparison.Ordinal)))
            {
                Interlocked.Increment(ref _count);
            }
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }

        public void Dispose()
        {
            _all.Dispose();
            foreach (var subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
