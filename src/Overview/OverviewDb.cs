namespace AgiiPlatform.Overview;

/// <summary>The facts that the figures are made of, each a row of the municipality it is about.</summary>
internal abstract class OverviewDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "overview";

    internal DbSet<VisitFact> Visits => Set<VisitFact>();
    internal DbSet<AgreementFact> Agreements => Set<AgreementFact>();

    /// <summary>How far a rebuild is.</summary>
    internal DbSet<StatedPart> StatedParts => Set<StatedPart>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<VisitFact>().ToTable("visits");
        model.Entity<AgreementFact>().ToTable("agreements");
        model.Entity<StatedPart>(e =>
        {
            e.ToTable("stated_parts");
            e.Property(p => p.Publisher).HasMaxLength(20);
            e.HasIndex(p => new { p.TenantId, p.Publisher }).IsUnique();
        });
    }
}
