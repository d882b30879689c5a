using AgiiPlatform.Platform;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Inburgering;

/// <summary>Placeholder until the service lands.</summary>
public sealed class InburgeringService : Service
{
    /// <inheritdoc/>
    public override string Name => "inburgering";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments => [];

    /// <inheritdoc/>
    public override void Add(ServiceParts parts)
    {
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
    }
}
