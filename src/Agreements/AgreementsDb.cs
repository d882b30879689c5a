using System.Runtime.CompilerServices;
using System.Text.Json;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Agreements;

/// <summary>The agreements of all municipalities, each in its own tenant.</summary>
internal abstract class AgreementsDb(DbContextOptions options, UnitOfWork work) : ServiceDb(options, work)
{
    public override string Service => "agreements";

    internal DbSet<Agreement> Agreements => Set<Agreement>();

    protected override void Map(ModelBuilder model) => model.Entity<Agreement>(e =>
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
        List(e.Property(a => a.Parties));
        List(e.Property(a => a.Decisions));
        List(e.Property(a => a.Signatures));
        List(e.Property(a => a.Documents));
    });

    /// <summary>
    /// A list that is only ever read with its agreement: one column of JSON, so that an agreement is one row and one query. The lists
    /// are never changed in place, only replaced, so two are equal when they are the same one.
    /// </summary>
    private static void List<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, Json.Wire),
        text => JsonSerializer.Deserialize<T[]>(text, Json.Wire)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b), list => RuntimeHelpers.GetHashCode(list), list => list));
}

/// <summary>The agreements in SQLite.</summary>
internal sealed class AgreementsSqlite(DbContextOptions<AgreementsSqlite> options, UnitOfWork work) : AgreementsDb(options, work);

/// <summary>The agreements in PostgreSQL.</summary>
internal sealed class AgreementsPostgreSql(DbContextOptions<AgreementsPostgreSql> options, UnitOfWork work) : AgreementsDb(options, work);
