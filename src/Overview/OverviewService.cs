using AgiiPlatform.Contracts;
using AgiiPlatform.Platform;
using AgiiPlatform.Platform.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Overview;

/// <summary>The figures across all municipalities, as of a date: a read model fed by messages only, without personal data.</summary>
public sealed class OverviewService : Service
{
    /// <inheritdoc/>
    public override string Name => "overview";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments => ["overview", "overzicht"];

    /// <inheritdoc/>
    public override void Add(ServiceParts parts)
    {
        parts.Database<OverviewDb, OverviewSqlite, OverviewPostgreSql>();
        parts.Services.AddSingleton<LatestFacts>();
        parts.On<VisitHeld, OverviewDb>(WhenVisitHeld.Handle);
        parts.On<VisitCancelled, OverviewDb>(WhenVisitCancelled.Handle);
        parts.On<AgreementSigned, OverviewDb>(WhenAgreementSigned.Handle);
        parts.On<AgreementNoLongerSigned, OverviewDb>(WhenAgreementNoLongerSigned.Handle);
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ShowOverview.Map(routes);
        ListMunicipalities.Map(routes);
        OpenMunicipality.Map(routes);
    }
}
