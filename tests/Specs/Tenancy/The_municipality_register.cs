using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Specs.Tenancy;

public sealed class The_municipality_register
{
    private static readonly MunicipalityRegistry MunicipalityRegistry = MunicipalityRegistry.Load();
    private static readonly DateOnly November2019 = new(2019, 11, 7);
    private static readonly DateOnly Last2024 = new(2024, 12, 31);
    private static readonly DateOnly First2025 = new(2025, 1, 1);

    [Theory]
    [InlineData("1976-12-31", 308)]
    [InlineData("2018-12-31", 308)]
    [InlineData("2019-01-01", 300)]
    [InlineData("2024-12-31", 300)]
    [InlineData("2025-01-01", 285)]
    [InlineData("2026-11-22", 285)]
    public void Counts_the_municipalities_of_a_day(string day, int count) =>
        MunicipalityRegistry.MunicipalitiesOn(Day(day)).Count.ShouldBe(count);

    [Theory]
    [InlineData("2019-11-07", 69, 65, 64, 60, 42)]
    [InlineData("2025-01-01", 67, 63, 62, 55, 38)]
    public void Counts_them_by_region_and_the_regions_add_up(string day, params int[] counts)
    {
        string[] regions = ["antwerpen", "vlaams-brabant", "west-vlaanderen", "oost-vlaanderen", "limburg"];
        regions.Select(r => MunicipalityRegistry.InRegion(r, Day(day)).Count).ShouldBe(counts);
        MunicipalityRegistry.Regions.Sum(r => MunicipalityRegistry.InRegion(r.Slug, Day(day)).Count)
            .ShouldBe(MunicipalityRegistry.MunicipalitiesOn(Day(day)).Count);
        MunicipalityRegistry.InRegion("brussel", Day(day)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PopulationName.All, "2019-11-07", "alle Vlaamse gemeenten", 300)]
    [InlineData(PopulationName.Agii, "2019-11-07", "werkingsgebied AgII", 298)]
    [InlineData(PopulationName.All, "2025-01-01", "alle Vlaamse gemeenten", 285)]
    [InlineData(PopulationName.Agii, "2025-01-01", "werkingsgebied AgII", 283)]
    public void Names_and_counts_what_a_percentage_is_taken_of(PopulationName name, string day, string sentence, int count)
    {
        var population = MunicipalityRegistry.Population(name, Day(day));
        (population.Name, population.On, population.Count).ShouldBe((sentence, Day(day), count));
    }

    [Fact]
    public void Holds_320_municipalities_of_which_307_existed_from_2019_on_and_285_still_do()
    {
        MunicipalityRegistry.Municipalities.Count.ShouldBe(320);
        MunicipalityRegistry.Municipalities.Count(t => t.EndedOn is null || t.EndedOn >= new DateOnly(2019, 1, 1)).ShouldBe(307);
        MunicipalityRegistry.Municipalities.Count(t => t.EndedOn is null).ShouldBe(285);
        MunicipalityRegistry.Tenants.Count.ShouldBe(321);
    }

    [Fact]
    public void Has_the_agency_as_a_tenant_that_is_no_municipality()
    {
        var agency = MunicipalityRegistry.Agency;
        MunicipalityRegistry.BySlug("agii").ShouldBe(agency);
        MunicipalityRegistry.ById(agency.Id).ShouldBe(agency);
        (agency.Kind, agency.Name, agency.Region).ShouldBe((TenantKind.Agency, "Agentschap Integratie en Inburgering", null));
        MunicipalityRegistry.Municipalities.ShouldNotContain(agency);
        agency.ExistsOn(November2019).ShouldBeTrue();
    }

    // An id that changes cuts a municipality off from its data: some are pinned here, and all are told apart.
    [Theory]
    [InlineData("agii", "a9bd2786-94a6-41ff-8a9d-992ad0f9f663")]
    [InlineData("antwerpen", "842eb5d7-56f4-4cf6-9e1c-211f29d37ad6")]
    [InlineData("hasselt", "95c27c42-14fa-4e06-b36c-8fc7fef09e93")]
    public void Never_changes_the_id_of_a_tenant(string slug, string id)
    {
        MunicipalityRegistry.BySlug(slug)!.Id.ShouldBe(new Guid(id));
        MunicipalityRegistry.Tenants.Select(t => t.Id).ShouldBeUnique();
    }

    [Fact]
    public void Is_sound_in_every_line()
    {
        foreach (var tenant in MunicipalityRegistry.Municipalities)
        {
            tenant.Slug.ShouldMatch("^[a-z]+(-[a-z]+)*$");
            (tenant.EndedOn is null).ShouldBe(tenant.Successor is null, tenant.Slug);
            tenant.Successor?.ExistsOn(tenant.EndedOn!.Value.AddDays(1)).ShouldBeTrue(tenant.Slug);
            foreach (var (before, after) in tenant.Periods.Zip(tenant.Periods.Skip(1)))
            {
                after.From.ShouldBe(before.Until!.Value.AddDays(1), tenant.Slug);
            }

            foreach (var period in tenant.Periods)
            {
                period.Nis!.ShouldMatch("^[1-7][0-9]{4}$");
                MunicipalityRegistry.ByNis(period.Nis!).ShouldBe(tenant);
                MunicipalityRegistry.Regions.ShouldContain(r => r.Slug == period.Region && r.Name == period.Province, tenant.Slug);
            }
        }
    }

    [Fact]
    public void Gives_every_municipality_a_place_of_its_own_on_the_map()
    {
        foreach (var day in new[] { November2019, First2025 })
        {
            var places = MunicipalityRegistry.MunicipalitiesOn(day).Select(m => (m.Period.TileRow, m.Period.TileColumn)).ToList();
            places.ShouldAllBe(p => p.TileRow != null && p.TileColumn != null);
            places.ShouldBeUnique();
        }
    }

    [Fact]
    public void Counts_the_same_people_before_and_after_the_mergers_of_2025()
    {
        MunicipalityRegistry.MunicipalitiesOn(Last2024).Sum(m => m.Period.Inhabitants2020).ShouldBe(6_629_143);
        MunicipalityRegistry.MunicipalitiesOn(First2025).Sum(m => m.Period.Inhabitants2020).ShouldBe(6_629_143);
    }

    [Theory]
    [InlineData("aalter", "44001", "44084", 2018)]
    [InlineData("deinze", "44011", "44083", 2018)]
    [InlineData("hasselt", "71022", "71072", 2024)]
    [InlineData("lochristi", "44034", "44087", 2024)]
    [InlineData("lokeren", "46014", "46029", 2024)]
    [InlineData("tielt", "37015", "37022", 2024)]
    [InlineData("wingene", "37018", "37021", 2024)]
    public void Keeps_one_tenant_for_a_name_that_got_a_new_code(string slug, string before, string after, int until)
    {
        var tenant = MunicipalityRegistry.BySlug(slug)!;
        var last = new DateOnly(until, 12, 31);
        tenant.PeriodOn(last)!.Nis.ShouldBe(before);
        tenant.PeriodOn(last.AddDays(1))!.Nis.ShouldBe(after);
        (tenant.EndedOn, tenant.Ending).ShouldBe((null, null));
        MunicipalityRegistry.ByNis(before).ShouldBe(MunicipalityRegistry.ByNis(after));
    }

    [Fact]
    public void Shows_an_ended_municipality_with_its_last_day()
    {
        var borsbeek = MunicipalityRegistry.ByNis("11007")!;
        borsbeek.DisplayName(First2025).ShouldBe("Borsbeek (tot 31-12-2024)");
        borsbeek.DisplayName(Last2024).ShouldBe("Borsbeek");
        borsbeek.Ending.ShouldBe("opgegaan in Antwerpen (11002) op 1-1-2025");
        (borsbeek.ExistsOn(Last2024), borsbeek.ExistsOn(First2025)).ShouldBe((true, false));
        MunicipalityRegistry.PredecessorsOf(MunicipalityRegistry.BySlug("antwerpen")!).ShouldBe([borsbeek]);
    }

    [Fact]
    public void Makes_a_new_tenant_of_three_that_merge()
    {
        var pajottegem = MunicipalityRegistry.BySlug("pajottegem")!;
        MunicipalityRegistry.PredecessorsOf(pajottegem).Select(t => t.Slug).ShouldBe(["galmaarden", "gooik", "herne"]);
        (pajottegem.ExistsOn(Last2024), pajottegem.ExistsOn(First2025)).ShouldBe((false, true));
    }

    [Fact]
    public void Follows_a_municipality_into_another_province()
    {
        var zwijndrecht = MunicipalityRegistry.BySlug("zwijndrecht")!;
        (zwijndrecht.Region, zwijndrecht.Successor!.Slug, zwijndrecht.Successor.Region)
            .ShouldBe(("antwerpen", "beveren-kruibeke-zwijndrecht", "oost-vlaanderen"));
        MunicipalityRegistry.InRegion("antwerpen", Last2024).ShouldContain(m => m.Tenant == zwijndrecht);
        MunicipalityRegistry.MunicipalitiesOn(First2025).ShouldNotContain(m => m.Tenant == zwijndrecht);
    }

    [Theory]
    [InlineData("12025", "mechelen")]
    [InlineData("12034", "sint-amands")] // ended in 2018
    [InlineData("99999", null)]
    [InlineData("", null)]
    public void Knows_a_municipality_by_its_code(string nis, string? slug) =>
        (MunicipalityRegistry.ByNis(nis)?.Slug).ShouldBe(slug);

    [Fact]
    public void Tells_a_code_that_is_no_longer_in_use_by_its_ending() =>
        MunicipalityRegistry.ByNis("12034")!.Ending.ShouldBe("opgegaan in Puurs-Sint-Amands (12041) op 1-1-2019");

    [Fact]
    public void Knows_no_one_else()
    {
        MunicipalityRegistry.BySlug("Mechelen").ShouldBeNull("addresses are lower case");
        MunicipalityRegistry.BySlug("brussel").ShouldBeNull();
        MunicipalityRegistry.ById(Guid.Empty).ShouldBeNull();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
