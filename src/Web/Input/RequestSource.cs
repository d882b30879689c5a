using System.Net;
using System.Net.Sockets;

namespace AgiiPlatform.Web.Input;

/// <summary>Where a request comes from, as limits count it.</summary>
public static class RequestSource
{
    /// <summary>The address it comes from; of IPv6 the network, of which one caller has all addresses.</summary>
    public static string Source(this HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } v6 =>
            $"{new IPAddress([.. v6.GetAddressBytes()[..8], .. new byte[8]])}/64",
        var v4 => v4.MapToIPv4().ToString(),
    };
}
