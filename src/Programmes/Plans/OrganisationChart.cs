namespace AgiiPlatform.Programmes.Plans;

/// <summary>How the services of a municipality are organised since a day; the next chart takes its place and leaves it readable.</summary>
internal sealed class OrganisationChart : TenantEntity
{
    internal string Name { get; private set; } = "";
    internal DateOnly From { get; private set; }

    /// <summary>In the order in which they were given.</summary>
    internal IReadOnlyList<ChartService> Services { get; private set; } = [];

    /// <summary>Writes it; each service has its own code, and its parent stands in the same chart.</summary>
    internal void Write(string name, DateOnly from, IReadOnlyList<ChartService> services, Func<int, int> rowOf)
    {
        Check(services, rowOf);
        (Name, From, Services) = (name, from, services);
    }

    /// <summary>Refuses services that cannot be together, each named by its row.</summary>
    internal static void Check(IReadOnlyList<ChartService> services, Func<int, int> rowOf)
    {
        var parents = services.GroupBy(s => s.Code).ToDictionary(g => g.Key, g => g.First().Parent);
        foreach (var (i, service) in services.Index())
        {
            RuleViolation.If(services.Count(s => s.Code == service.Code) > 1, "service-twice",
                $"Rij {rowOf(i)}: de code {service.Code} staat er twee keer.");
            RuleViolation.If(service.Parent is not null && !parents.ContainsKey(service.Parent), "parent-unknown",
                $"Rij {rowOf(i)} ({service.Code}): de bovenliggende dienst {service.Parent} staat niet in dit organogram.");
        }

        foreach (var (i, service) in services.Index())
        {
            var (above, steps) = (service.Parent, 0);
            while (above is not null && steps++ <= services.Count)
            {
                above = parents[above];
            }

            RuleViolation.If(above is not null, "parent-in-a-circle",
                $"Rij {rowOf(i)} ({service.Code}): deze dienst staat onder zichzelf.");
        }
    }
}
