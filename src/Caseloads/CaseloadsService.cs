using AgiiPlatform.Platform;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Caseloads;

/// <summary>Placeholder until the service lands.</summary>
public sealed class CaseloadsService : Service
{
    /// <inheritdoc/>
    public override string Name => "caseloads";

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
