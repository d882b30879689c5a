using AgiiPlatform.Benchmarks;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>The tables of docs/scale.md are what its model makes: whoever changes one changes both.</summary>
public class The_figures_of_scale
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Architecture", "scale.md"));

    [Fact]
    public void Are_in_the_document_as_the_model_makes_them()
    {
        Document.ShouldContain(Scale.Growth(), customMessage: "dotnet run --project tests/Benchmarks -- scale");
        Document.ShouldContain(Scale.Limits(), customMessage: "dotnet run --project tests/Benchmarks -- scale");
    }

    /// <summary>The model against measurements (explain analyze, docs/decisions/0023): within a third.</summary>
    [Theory]
    [InlineData(300, 6_000, 3.7)]
    [InlineData(300, 300_000, 146)]
    [InlineData(3_000, 0, 130)] // what 3,000 tenants took more than 1,000
    public void Come_near_what_was_measured(int tenants, int rows, double milliseconds) =>
        Scale.Sum(tenants, rows, pairs: true).ShouldBe(milliseconds, tolerance: milliseconds / 3);

    [Fact]
    public void Control_without_the_pairs_of_tenants_the_model_does_not() =>
        Scale.Sum(3_000, 0, pairs: false).ShouldBeLessThan(130 - (130.0 / 3));
}
