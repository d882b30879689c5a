using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements;

/// <summary>The agreements of all municipalities, each in its own tenant.</summary>
internal abstract class AgreementsDb(DbContextOptions options, UnitOfWork work) : ServiceDb(options, work)
{
    public override string Service => "agreements";

    internal DbSet<Agreement> Agreements => Set<Agreement>();
    internal DbSet<Annex> Annexes => Set<Annex>();
    internal DbSet<ActionLine> ActionLines => Set<ActionLine>();
    internal DbSet<Assignment> Assignments => Set<Assignment>();

    protected override void Map(ModelBuilder model)
    {
        AnnexMapping.Map(model);
        MapAgreement(model);
    }

    private static void MapAgreement(ModelBuilder model) => model.Entity<Agreement>(e =>
    {
        e.Property(a => a.Number).HasMaxLength(Terms.MaxNumber);
        e.Property(a => a.Title).HasMaxLength(Terms.MaxTitle);
        e.Property(a => a.Theme).HasConversion<string>().HasMaxLength(40);
        e.Property(a => a.LegalBasis).HasMaxLength(Terms.MaxLegalBasis);
        e.Property(a => a.From);
        e.Property(a => a.Until);
        e.Property(a => a.PredecessorEndedOn);
        e.Property(a => a.SignedOn);
        e.Property(a => a.Stage).HasConversion<string>().HasMaxLength(40);
        e.Property(a => a.Parties).AsJson();
        e.Property(a => a.Decisions).AsJson();
        e.Property(a => a.Signatures).AsJson();
        e.Property(a => a.Documents).AsJson();
    });
}

/// <summary>The agreements in SQLite.</summary>
internal sealed class AgreementsSqlite(DbContextOptions<AgreementsSqlite> options, UnitOfWork work) : AgreementsDb(options, work);

/// <summary>The agreements in PostgreSQL.</summary>
internal sealed class AgreementsPostgreSql(DbContextOptions<AgreementsPostgreSql> options, UnitOfWork work) : AgreementsDb(options, work);
