using System.Net;
using System.Net.Sockets;

namespace AgiiPlatform.Specs;

/// <summary>Callers at other addresses: all of 127.0.0.0/8 is this machine.</summary>
internal static class Sources
{
    /// <summary>A client at this address, of a host that listens on loopback.</summary>
    internal static HttpClient From(string source, Uri host) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(source), 0));
            await socket.ConnectAsync(IPAddress.Loopback, host.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    }) { BaseAddress = host };
}
