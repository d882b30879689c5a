using AgiiPlatform.Platform;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Overview;

/// <summary>Placeholder until the service lands.</summary>
public sealed class OverviewService : Service
{
    /// <inheritdoc/>
    public override string Name => "overview";

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
