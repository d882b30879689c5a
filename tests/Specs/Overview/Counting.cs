using System.Text;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Overview;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Specs.Overview;

public class Counting
{
    private static readonly MunicipalityRegistry MunicipalityRegistry = MunicipalityRegistry.Load();

    [Fact]
    public void Holds_the_figures_of_the_written_question()
    {
        var all = MunicipalityRegistry.MunicipalitiesOn(new(2019, 11, 7))
            .Where(m => m.Tenant.Slug is not "antwerpen" and not "gent").ToList();
        var facts = Of(
            all.Take(193).Select(m => (m.Tenant, new DateOnly(2019, 5, 1)))
                .Concat(all.Take(20).Select(m => (m.Tenant, new DateOnly(2019, 6, 1)))),
            all.Take(11).Select(m => (m.Tenant, new SignedAgreement(new(2019, 10, 1), new(2020, 1, 1), new(2025, 12, 31)))));

        Asked(facts, "2019-11-07", "all").ShouldBe((193, 0.6433m, 11, 0.0367m));
        Asked(facts, "2019-11-07", "agii").ShouldBe((193, 0.6477m, 11, 0.0369m));
        Asked(facts, "2019-04-30", "all").ShouldBe((0, 0m, 0, 0m));
    }

    [Fact]
    public void Leaves_out_an_agreement_of_an_earlier_policy_period_and_keeps_one_that_reaches_into_this_one()
    {
        var (mechelen, aalst) = (MunicipalityRegistry.BySlug("mechelen")!, MunicipalityRegistry.BySlug("aalst")!);
        var facts = Of([],
        [
            (mechelen, new SignedAgreement(new(2018, 9, 5), new(2018, 1, 1), new(2018, 12, 31))),
            (aalst, new SignedAgreement(new(2018, 9, 5), new(2018, 1, 1), new(2019, 1, 1))),
        ]);

        Asked(facts, "2018-09-04", "all").Signed.ShouldBe(0);
        Asked(facts, "2018-09-05", "all").Signed.ShouldBe(2);
        Asked(facts, "2019-11-07", "all").Signed.ShouldBe(1);
    }

    [Fact]
    public void Counts_what_was_done_in_an_ended_municipality_for_that_one_on_the_days_it_existed()
    {
        var facts = Of([(MunicipalityRegistry.BySlug("herne")!, new DateOnly(2020, 3, 4)),
            (MunicipalityRegistry.BySlug("hasselt")!, new DateOnly(2020, 3, 4))], []);

        Asked(facts, "2024-12-31", "all").Visited.ShouldBe(2);
        Asked(facts, "2025-01-01", "all").Visited.ShouldBe(0, "one has ended, and the legislature is another");
    }

    [Fact]
    public void Moves_Zwijndrecht_to_another_region_with_its_merger()
    {
        Sizes("2024-12-31").ShouldContain(m => m.Slug == "zwijndrecht" && m.Region == "antwerpen");
        Sizes("2025-01-01").ShouldContain(m => m.Slug == "beveren-kruibeke-zwijndrecht" && m.Region == "oost-vlaanderen");

        static IEnumerable<(string Slug, string Region)> Sizes(string date) =>
            OverviewSnapshot.Of(new(date, null, null), Of([], []), MunicipalityRegistry, Flanders.Today)
                .Population.Municipalities.Select(m => (m.Tenant.Slug, m.Period.Region!));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+32", "'+32")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("Sint-Niklaas", "Sint-Niklaas")]
    public void Writes_cells_that_no_spreadsheet_takes_for_a_formula(string value, string cell) =>
        Encoding.UTF8.GetString(Csv.Write([[value, "x"]])[3..]).ShouldBe($"{cell};x\r\n");

    private static (int Visited, decimal VisitedShare, int Signed, decimal SignedShare) Asked(
        OverviewFacts facts, string date, string population)
    {
        var asOf = OverviewSnapshot.Of(new(date, population, null), facts, MunicipalityRegistry, Flanders.Today);
        var figures = OverviewFigures.Of(asOf, asOf.Regions(MunicipalityRegistry, []));
        return (figures.Visited.Count, figures.Visited.Share, figures.Signed.Count, figures.Signed.Share);
    }

    private static OverviewFacts Of(IEnumerable<(Tenant Who, DateOnly On)> visits,
        IEnumerable<(Tenant Who, SignedAgreement What)> agreements) => new(0, 0,
        visits.GroupBy(v => v.Who.Id, v => v.On).ToDictionary(g => g.Key, g => g.Order().ToArray()),
        agreements.GroupBy(a => a.Who.Id, a => a.What).ToDictionary(g => g.Key, g => g.OrderBy(a => a.SignedOn).ToArray()));
}
