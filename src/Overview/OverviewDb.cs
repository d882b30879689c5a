namespace AgiiPlatform.Overview;

/// <summary>The facts that the figures are made of, each a row of the municipality it is about.</summary>
internal abstract class OverviewDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "overview";

    internal DbSet<VisitFact> Visits => Set<VisitFact>();
    internal DbSet<AgreementFact> Agreements => Set<AgreementFact>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<VisitFact>().ToTable("visits");
        model.Entity<AgreementFact>().ToTable("agreements");
    }
}
