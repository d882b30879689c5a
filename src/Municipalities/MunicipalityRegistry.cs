using System.Collections.Frozen;
using System.Globalization;

namespace AgiiPlatform.Municipalities;

// The facts in municipalities.csv come from the public registry of Belgian municipalities (Statbel: NIS codes, provinces, population
// on 1 January 2020) and from the Flemish decrees on mergers in force on 1 January 2019 (308 to 300 municipalities) and on
// 1 January 2025 (300 to 285). Ours are the tenant ids, given once and never changed, the slugs, and the places on the tile map.
// A line is one period of one tenant. Antwerpen has two although it kept its NIS code in 2025: its territory grew with Borsbeek.
/// <summary>Every tenant there is or was: the Flemish municipalities since before 2019, and the agency. Read once, never changes.</summary>
public sealed class MunicipalityRegistry
{
    // The two cities with an integration agency of their own.
    private static readonly FrozenSet<string> OwnAgency = new[] { "antwerpen", "gent" }.ToFrozenSet();

    private readonly FrozenDictionary<string, Tenant> _bySlug;
    private readonly FrozenDictionary<Guid, Tenant> _byId;
    private readonly FrozenDictionary<string, Tenant> _byNis;
    private readonly ILookup<Tenant, Tenant> _predecessors;
    private readonly (DateOnly From, IReadOnlyList<Municipality> Municipalities)[] _maps;

    private MunicipalityRegistry(IReadOnlyList<Tenant> municipalities)
    {
        Municipalities = municipalities;
        MunicipalityIds = [.. municipalities.Select(t => t.Id)];
        Tenants = [Agency, .. municipalities];
        TenantIds = [Agency.Id, .. MunicipalityIds];
        _bySlug = Tenants.ToFrozenDictionary(t => t.Slug);
        _byId = Tenants.ToFrozenDictionary(t => t.Id);
        _byNis = municipalities
            .SelectMany(t => t.Periods.Select(p => p.Nis!).Distinct(), (Tenant, Nis) => (Tenant, Nis))
            .ToFrozenDictionary(x => x.Nis, x => x.Tenant);
        _predecessors = municipalities.Where(t => t.Successor is not null).ToLookup(t => t.Successor!);
        // The list of municipalities changes on a merger date only, so there are few lists, made once.
        _maps =
        [
            .. municipalities.SelectMany(t => t.Periods).SelectMany(p => new[] { p.From, p.Until?.AddDays(1) })
                .Select(day => day ?? DateOnly.MinValue).Distinct().OrderDescending().Select(from => (from, MapOn(from))),
        ];

        IReadOnlyList<Municipality> MapOn(DateOnly date) =>
            [.. from t in municipalities let p = t.PeriodOn(date) where p is not null select new Municipality(t, p)];
    }

    /// <summary>The agency's own tenant.</summary>
    public Tenant Agency { get; } = new(
        new Guid("a9bd2786-94a6-41ff-8a9d-992ad0f9f663"), "agii", TenantKind.Agency,
        [new(null, null, null, "Agentschap Integratie en Inburgering", null, null, null, null, null)]);

    /// <summary>The agency first, then every municipality there is or was, by slug.</summary>
    public IReadOnlyList<Tenant> Tenants { get; }

    /// <summary>Every municipality there is or was, by slug.</summary>
    public IReadOnlyList<Tenant> Municipalities { get; }

    /// <summary>The ids of <see cref="Municipalities"/>, in their order.</summary>
    public IReadOnlyList<Guid> MunicipalityIds { get; }

    /// <summary>The ids of <see cref="Tenants"/>, in their order.</summary>
    public IReadOnlyList<Guid> TenantIds { get; }

    /// <summary>The agency's five regions. A region is a province, so far: the agency organises its regional work by province.</summary>
    public IReadOnlyList<Region> Regions { get; } =
    [
        new("antwerpen", "Antwerpen"),
        new("limburg", "Limburg"),
        new("oost-vlaanderen", "Oost-Vlaanderen"),
        new("vlaams-brabant", "Vlaams-Brabant"),
        new("west-vlaanderen", "West-Vlaanderen"),
    ];

    /// <summary>Reads the registry that is built into this assembly.</summary>
    public static MunicipalityRegistry Load()
    {
        using var file = typeof(MunicipalityRegistry).Assembly.GetManifestResourceStream("municipalities.csv")!;
        using var reader = new StreamReader(file);
        // No value holds a comma or a quote, so a line is split and no more; the registry's spec would notice.
        var bySlug = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(l => l.Split(',')).GroupBy(l => l[1]).ToDictionary(g => g.Key, g => g.ToList());
        var made = new Dictionary<string, Tenant>();
        return new MunicipalityRegistry([.. bySlug.Keys.Order(StringComparer.Ordinal).Select(Make)]);

        // A successor is made before what it succeeds.
        Tenant Make(string slug)
        {
            if (made.TryGetValue(slug, out var tenant)) return tenant;
            var lines = bySlug[slug];
            var successor = lines[^1][7];
            return made[slug] = new Tenant(new Guid(lines[0][0]), slug, TenantKind.Municipality, [.. lines.Select(Period)])
            {
                Successor = successor.Length == 0 ? null : Make(successor),
            };
        }

        static TenantPeriod Period(string[] l) => new(
            From: Date(l[5]), Until: Date(l[6]), Nis: l[2], Name: l[3], Province: l[4], Region: l[4].ToLowerInvariant(),
            TileRow: Number(l[8]), TileColumn: Number(l[9]), Inhabitants2020: Number(l[10]));

        static DateOnly? Date(string text) => text.Length == 0 ? null
            : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>The tenant with a slug, present or past; null when there is none.</summary>
    public Tenant? BySlug(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The tenant with an id, present or past; null when there is none.</summary>
    public Tenant? ById(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The municipality that has or had a NIS code (five digits); null when there is none.</summary>
    public Tenant? ByNis(string nis) => _byNis.GetValueOrDefault(nis);

    /// <summary>The municipalities that existed on a day, as they were then, by slug.</summary>
    public IReadOnlyList<Municipality> MunicipalitiesOn(DateOnly date) => _maps.First(m => m.From <= date).Municipalities;

    /// <summary>The municipalities in a region (its slug) on a day, as they were then; none for an unknown region.</summary>
    public IReadOnlyList<Municipality> InRegion(string region, DateOnly date) =>
        [.. MunicipalitiesOn(date).Where(m => m.Period.Region == region)];

    /// <summary>The municipalities a percentage is taken of, on a day. Print its name and count with every percentage.</summary>
    public Population Population(PopulationName name, DateOnly date) => name switch
    {
        PopulationName.All => new("alle Vlaamse gemeenten", date, MunicipalitiesOn(date)),
        PopulationName.Agii => new(
            "werkingsgebied AgII", date, [.. MunicipalitiesOn(date).Where(m => !OwnAgency.Contains(m.Tenant.Slug))]),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The tenants that ended in this one, by slug; not the tenant's own earlier shape.</summary>
    public IReadOnlyList<Tenant> PredecessorsOf(Tenant tenant) => [.. _predecessors[tenant]];
}
