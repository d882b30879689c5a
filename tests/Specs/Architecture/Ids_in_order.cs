using AgiiPlatform.Platform.Persistence;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>Lists and the outbox go by id, so an id says which of two came first, also within one millisecond.</summary>
public class Ids_in_order
{
    [Fact]
    public void What_is_made_later_has_a_later_id_and_no_two_are_the_same()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => Ids.New()).ToList();

        made.ShouldBe(made.Order());
        made.ShouldAllBe(id => id.Version == 7 && id.Variant >= 8 && id.Variant < 12);
        Enumerable.Range(0, 10_000).AsParallel().Select(_ => Ids.New()).ToList().Concat(made).Distinct().Count().ShouldBe(20_000);

        // The control: without the counter, those of one millisecond come in any order.
        var apart = Enumerable.Range(0, 10_000).Select(_ => Guid.CreateVersion7()).ToList();
        apart.SequenceEqual(apart.Order()).ShouldBeFalse();
    }
}
