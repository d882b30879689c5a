namespace AgiiPlatform.Caseloads;

/// <summary>Consultants and assignments are rows of AgII's own tenant; visits are rows of the municipality's.</summary>
internal abstract class CaseloadsDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "caseloads";

    internal DbSet<Consultant> Consultants => Set<Consultant>();
    internal DbSet<Assignment> Assignments => Set<Assignment>();
    internal DbSet<Visit> Visits => Set<Visit>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Consultant>(e =>
        {
            e.ToTable("consultants");
            e.Property(c => c.Name).HasMaxLength(200);
        });
        model.Entity<Assignment>(e =>
        {
            e.ToTable("assignments");
            e.HasOne<Consultant>().WithMany().HasForeignKey(a => new { a.TenantId, a.ConsultantId }).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.TenantId, a.MunicipalityId });
        });
        model.Entity<Visit>(e =>
        {
            e.ToTable("visits");
            e.Property(v => v.State).HasConversion<string>().HasMaxLength(20);
            e.Property(v => v.Topic).HasMaxLength(Visit.MaxTopic);
            e.Property(v => v.Attendees).HasMaxLength(Visit.MaxText);
            e.Property(v => v.Outcome).HasMaxLength(Visit.MaxText);
            e.Property(v => v.CancellationReason).HasMaxLength(Visit.MaxText);
            e.Property(v => v.ConsultantName).HasMaxLength(200);
            e.HasIndex(v => new { v.TenantId, v.Date });
        });
    }
}
