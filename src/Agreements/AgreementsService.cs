using AgiiPlatform.Platform;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Agreements;

/// <summary>Placeholder until the service lands.</summary>
public sealed class AgreementsService : Service
{
    /// <inheritdoc/>
    public override string Name => "agreements";

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
