using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Overview;

/// <summary>
/// The figures as of a date. A municipality counts as visited when a visit to it was held in the legislature of that date and not
/// later than the date; as signed when an agreement had all its signatures by that date and its period overlaps that legislature, so
/// that an agreement of the previous policy period does not count again. The municipalities are those that existed on the date, each
/// with its own facts: what was done in one that has ended since counts for that one, on the days when it existed.
/// </summary>
internal sealed class OverviewSnapshot
{
    private readonly OverviewFacts _facts;
    private readonly (Municipality Of, MunicipalityStanding Standing)[] _counted;

    private OverviewSnapshot(
        DateOnly date, Legislature legislature, PopulationName choice, Region? region, MunicipalityState? state, Population population,
        OverviewFacts facts)
    {
        (Date, Legislature, Choice, Region, State, Population, _facts) = (date, legislature, choice, region, state, population, facts);
        _counted = [.. population.Municipalities.Select(m => (m, StandingOf(m.Tenant)))];
    }

    internal DateOnly Date { get; }

    internal Legislature Legislature { get; }

    internal PopulationName Choice { get; }

    internal Region? Region { get; }

    /// <summary>The one that the list is narrowed to; the figures, which say how many are in it, are not.</summary>
    internal MunicipalityState? State { get; }

    /// <summary>The denominator, narrowed to the region when one was asked.</summary>
    internal Population Population { get; }

    /// <summary>The figures that are asked for; what is wrong with the query is named by field.</summary>
    internal static OverviewSnapshot Of(
        OverviewQuery query, OverviewFacts facts, MunicipalityRegistry registry, DateOnly today, string? state = null)
    {
        var given = !string.IsNullOrEmpty(query.AsOf);
        var read = DateText.Read(query.AsOf ?? "");
        var (readable, date) = (read is not null, given ? read ?? default : today);
        var legislature = Legislature.On(date);
        var choice = string.IsNullOrEmpty(query.Population) ? PopulationName.All : ApiName.Read<PopulationName>(query.Population);
        var region = registry.Regions.FirstOrDefault(r => r.Slug == query.Region);
        var inState = ApiName.Read<MunicipalityState>(state);
        new Check()
            .Must(!given || readable, "asOf", "Geef een datum als 2019-11-07.")
            .Must((given && !readable) || (legislature is not null && date <= Legislature.LastDay(today)), "asOf",
                $"Kies een dag van {Legislature.FirstDay.InWords()} tot en met {Legislature.LastDay(today).InWords()}.")
            .Must(choice is not null, "population", "Kies 'all' (alle Vlaamse gemeenten) of 'agii' (werkingsgebied AgII).")
            .Must(region is not null || string.IsNullOrEmpty(query.Region), "region",
                $"Deze regio bestaat niet. Kies uit {string.Join(", ", registry.Regions.Select(r => r.Slug))}.")
            .Must(inState is not null || string.IsNullOrEmpty(state), "state",
                $"Deze status bestaat niet. Kies uit {string.Join(", ", MunicipalityStates.All.Select(s => s.Value))}.")
            .ThrowIfInvalid();

        var population = registry.Population(choice!.Value, date);
        return new(date, legislature!, choice.Value, region, inState, region is null ? population : population with
        {
            Name = $"{population.Name}, regio {region.Name}",
            Municipalities = [.. population.Municipalities.Where(m => m.Period.Region == region.Slug)],
        }, facts);
    }

    /// <summary>How a municipality stands on the date, also one that is not in the population.</summary>
    internal MunicipalityStanding StandingOf(Tenant municipality) => MunicipalityStanding.Of(municipality, _facts, Legislature, Date);

    /// <summary>Of the municipalities with a signed agreement: how many have which part of the minimum content in one (R13).</summary>
    internal MinimumContentFigures MinimumContent()
    {
        return new(Count(s => s.SignedOn is not null), Count(s => s.DataExchange), Count(s => s.ContactPerson),
            Count(s => s.MutualReferral), Count(s => s.Complete));

        int Count(Func<MunicipalityStanding, bool> which) => _counted.Count(m => which(m.Standing));
    }

    /// <summary>
    /// The figures per region: the own regions first, then by name. Their sum is the total, since every municipality lies in one.
    /// </summary>
    internal IReadOnlyList<RegionFigures> Regions(MunicipalityRegistry registry, IReadOnlyList<string> own) =>
    [
        .. registry.Regions.Where(r => Region is null || r == Region)
            .OrderByDescending(r => own.Contains(r.Slug)).ThenBy(r => r.Slug, StringComparer.Ordinal)
            .Select(r =>
            {
                var (size, visited, signed) = (0, 0, 0);
                foreach (var (municipality, standing) in _counted)
                {
                    if (municipality.Period.Region == r.Slug)
                    {
                        size++;
                        visited += standing.FirstVisit is null ? 0 : 1;
                        signed += standing.SignedOn is null ? 0 : 1;
                    }
                }

                return new RegionFigures(r.Slug, size, visited, signed);
            }),
    ];

    /// <summary>The municipalities of the population that are in the state asked for, by name, which is the registry's order.</summary>
    internal IReadOnlyList<MunicipalityFigures> Municipalities() => [.. Figures().Where(m => m.AreOf(State))];

    /// <summary>
    /// Every municipality that existed on the date, by name and in whatever state; without figures when it lies outside the population.
    /// </summary>
    internal IReadOnlyList<MunicipalityStatus> Statuses(MunicipalityRegistry registry)
    {
        var figures = Figures().ToDictionary(f => f.Nis);
        return
        [
            .. registry.MunicipalitiesOn(Date)
                .Select(m => new MunicipalityStatus(m.Tenant.Slug, m.Period, figures.GetValueOrDefault(m.Period.Nis!))),
        ];
    }

    private IEnumerable<MunicipalityFigures> Figures() =>
        from counted in _counted
        let period = counted.Of.Period
        let standing = counted.Standing
        select new MunicipalityFigures(period.Nis!, period.Name, period.Region!,
            standing.FirstVisit is not null, standing.FirstVisit, standing.SignedOn is not null, standing.SignedOn);
}
