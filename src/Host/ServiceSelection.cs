using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Host;

/// <summary>Which services of the table this process runs.</summary>
internal static class ServiceSelection
{
    /// <summary>Whether this process is the entry in front of services that run elsewhere.</summary>
    internal static bool IsGateway(string? services) => services == "gateway";

    /// <summary>The services named (<c>a,b</c>), all of them when none is named; throws on an unknown name.</summary>
    internal static IReadOnlyList<Service> Choose(IReadOnlyList<Service> all, string? services)
    {
        if (services is null or "" or "all")
        {
            return all;
        }

        if (IsGateway(services))
        {
            return [];
        }

        return [.. services.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name =>
            all.FirstOrDefault(s => s.Name == name) ?? throw new InvalidOperationException(
                $"There is no service '{name}': choose from {string.Join(", ", all.Select(s => s.Name))}, all or gateway."))];
    }

    /// <summary>The consumers of every service in the table, also of those that run in another process.</summary>
    internal static IReadOnlyList<Consumer> ConsumersOf(IReadOnlyList<Service> all, IConfiguration configuration)
    {
        var registered = new ServiceCollection();
        foreach (var service in all)
        {
            service.Add(new ServiceBuilder(service, registered, configuration));
        }

        return [.. registered.Where(d => d.ServiceType == typeof(Consumer)).Select(d => (Consumer)d.ImplementationInstance!)];
    }
}
