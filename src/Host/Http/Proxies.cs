using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace AgiiPlatform.Host.Http;

/// <summary>
/// Behind a proxy that ends TLS, what a request says of itself (http, the proxy's own address) is not what the browser did. A proxy that is
/// named (<c>Proxies</c>: addresses or networks, with commas between them) is believed when it says so; nobody else is, and none is named
/// by default. In the split shape the gateway is such a proxy to the services behind it.
/// </summary>
internal static class Proxies
{
    internal static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var named in (app.Configuration["Proxies"] ?? "").Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(named, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(named, out var network)
                    ? network
                    : throw new InvalidOperationException($"Proxies: '{named}' is no address and no network such as 10.0.0.0/24."));
            }
        }

        if (options.KnownProxies.Count + options.KnownIPNetworks.Count > 0) // an empty list would believe everybody
        {
            app.UseForwardedHeaders(options);
        }
    }
}
