using AgiiPlatform.Contracts;

namespace AgiiPlatform.Overview;

/// <summary>The figures across all municipalities, as of a date: a read model made from messages only, without personal data.</summary>
public sealed class OverviewService : Service
{
    /// <inheritdoc/>
    public override string Name => "overview";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments => ["overview", "overzicht"];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<OverviewDb, OverviewSqlite, OverviewPostgreSql>();
        builder.Services.AddSingleton<LatestFacts>().AddHostedService(s => s.GetRequiredService<LatestFacts>());
        builder.AddConsumer<VisitHeld, OverviewDb>(WhenVisitHeld.Handle);
        builder.AddConsumer<VisitCancelled, OverviewDb>(WhenVisitCancelled.Handle);
        builder.AddConsumer<AgreementSigned, OverviewDb>(WhenAgreementSigned.Handle);
        builder.AddConsumer<AgreementNoLongerSigned, OverviewDb>(WhenAgreementNoLongerSigned.Handle);
        builder.AddConsumer<VisitsStated, OverviewDb>(WhenVisitsStated.Handle);
        builder.AddConsumer<AgreementsStated, OverviewDb>(WhenAgreementsStated.Handle);
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ShowOverview.Map(routes);
        ListMunicipalities.Map(routes);
        OpenMunicipality.Map(routes);
    }
}
