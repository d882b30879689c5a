using System.Collections.Concurrent;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>
/// The protocol under which the last referral left each OCMW, as this process knew it: so that the next one need not read it first. It may
/// have changed since, here or in another replica; whoever writes on it says so to the database (<see cref="Platform.Storage.Provided{T}"/>),
/// and nobody is refused on it.
/// </summary>
internal sealed class ProtocolsInUse
{
    private readonly ConcurrentDictionary<Guid, Protocol> _ofTenant = new();

    internal Protocol? Latest(Guid tenant) => _ofTenant.GetValueOrDefault(tenant);

    /// <summary>Throws when the protocol is another tenant's.</summary>
    internal void Use(Guid tenant, Protocol protocol) =>
        _ofTenant[tenant] = protocol.TenantId == tenant ? protocol : throw new InvalidOperationException("A protocol of another tenant is not kept here.");
}
