using AgiiPlatform.Contracts;
using AgiiPlatform.Overview;
using FsCheck;
using FsCheck.Fluent;

namespace AgiiPlatform.Specs.Overview;

public class Facts_from_messages
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly DateOnly Start = new(2019, 1, 1);

    /// <summary>A history of one record: message n has version n + 1; at random it counts, with a date, or does not.</summary>
    private static readonly Arbitrary<int[]> Histories = Gen.Choose(-1, 2000).ArrayOf().Where(h => h.Length > 0).ToArbitrary();

    [Fact]
    public void About_a_visit_end_the_same_however_the_messages_come() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories, Seeds, (history, seed) =>
    {
        var (inOrder, mixed) = (new VisitFact { Id = Id }, new VisitFact { Id = Id });
        foreach (var n in Enumerable.Range(0, history.Length))
        {
            Tell(inOrder, n);
        }

        foreach (var n in Mixed(history.Length, seed))
        {
            Tell(mixed, n);
        }

        mixed.PublishedVersion.ShouldBe(history.Length);
        mixed.Counts.ShouldBe(history[^1] >= 0);
        (mixed.Counts, mixed.PublishedVersion).ShouldBe((inOrder.Counts, inOrder.PublishedVersion));
        if (mixed.Counts)
        {
            mixed.Date.ShouldBe(Start.AddDays(history[^1]));
        }

        void Tell(VisitFact fact, int n) => fact.ApplyNewer(n + 1, () =>
            (fact.Date, fact.Counts) = history[n] < 0 ? (fact.Date, false) : (Start.AddDays(history[n]), true));
    }));

    [Fact]
    public void About_an_agreement_end_the_same_however_the_messages_come() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories, Seeds, (history, seed) =>
    {
        var fact = new AgreementFact { Id = Id };
        foreach (var n in Mixed(history.Length, seed))
        {
            fact.ApplyNewer(n + 1, () =>
            {
                if (history[n] < 0)
                {
                    fact.Counts = false;
                }
                else
                {
                    fact.Apply(new AgreementSigned(Id, "lokaal diversiteitsbeleid", Start, Start.AddYears(6),
                        Start.AddDays(history[n]), n + 1));
                }
            });
        }

        fact.PublishedVersion.ShouldBe(history.Length);
        fact.Counts.ShouldBe(history[^1] >= 0);
        if (fact.Counts)
        {
            fact.SignedOn.ShouldBe(Start.AddDays(history[^1]));
        }
    }));

    /// <summary>The control of the two above: without regard for versions, the order does change the end.</summary>
    [Fact]
    public void Would_differ_if_the_last_to_come_won()
    {
        var fact = new VisitFact { Id = Id };
        fact.ApplyNewer(2, () => fact.Counts = false).ShouldBeTrue();
        fact.ApplyNewer(1, () => fact.Counts = true).ShouldBeFalse();
        fact.Counts.ShouldBeFalse();
        fact.ApplyNewer(3, () => fact.Counts = true).ShouldBeTrue();
        fact.Counts.ShouldBeTrue();
    }

    private static Arbitrary<int> Seeds => ArbMap.Default.ArbFor<int>();

    /// <summary>Every message at least once, some twice, in any order.</summary>
    private static List<int> Mixed(int count, int seed)
    {
        var random = new Random(seed);
        List<int> all = [.. Enumerable.Range(0, count), .. Enumerable.Range(0, count).Where(_ => random.Next(3) == 0)];
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
        return all;
    }
}
