using AgiiPlatform.Municipalities;
using AgiiPlatform.Web;

namespace AgiiPlatform.Specs.Input;

/// <summary>How names are put in order in lists, on every store.</summary>
public class The_order_of_names
{
    [Theory]
    [InlineData("De Panne", "Deerlijk")]
    [InlineData("Dewulf", "D'hondt")]
    [InlineData("D’hondt", "Dhooghe")]
    [InlineData("elodie", "Élodie")]
    [InlineData("Élodie", "Elodie Z")]
    [InlineData("Rob", "'s-Gravenvoeren")]
    [InlineData("'s-Gravenvoeren", "Sint-Truiden")]
    [InlineData("Oud-Turnhout", "Oudenaarde")]
    [InlineData("Van den Berg", "Vandaele")]
    [InlineData("aerts", "Bos")]
    public void Is_the_one_of_people(string first, string second)
    {
        Dutch.Alphabetical.Compare(first, second).ShouldBeLessThan(0);
        Dutch.Alphabetical.Compare(second, first).ShouldBeGreaterThan(0);
    }

    /// <summary>The control: as bytes, which is how a database may do it, several of them are the other way round.</summary>
    [Fact]
    public void Is_not_that_of_bytes()
    {
        StringComparer.Ordinal.Compare("Élodie", "Elodie Z").ShouldBeGreaterThan(0);
        StringComparer.Ordinal.Compare("aerts", "Bos").ShouldBeGreaterThan(0);
        StringComparer.Ordinal.Compare("Rob", "'s-Gravenvoeren").ShouldBeGreaterThan(0);
    }

    /// <summary>So lists of municipalities that keep the registry's order need no sorting.</summary>
    [Theory]
    [InlineData("2018-11-07")]
    [InlineData("2024-12-31")]
    [InlineData("2026-01-01")]
    public void Is_the_order_of_the_registry(string day)
    {
        var registry = MunicipalityRegistry.Load();
        var names = registry.MunicipalitiesOn(DateOnly.Parse(day)).Select(m => m.Period.Name).ToList();
        names.ShouldBe(names.Order(Dutch.Alphabetical));
        registry.Municipalities.Select(m => m.Name).ShouldBe(registry.Municipalities.Select(m => m.Name).Order(Dutch.Alphabetical));
    }
}
