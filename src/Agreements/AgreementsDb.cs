using System.Text.Json;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Drafts;
using AgiiPlatform.Agreements.Meetings;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Agreements;

/// <summary>The agreements of all municipalities, each in its own tenant.</summary>
internal abstract class AgreementsDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "agreements";

    internal DbSet<Agreement> Agreements => Set<Agreement>();
    internal DbSet<EarlierTerms> EarlierTerms => Set<EarlierTerms>();
    internal DbSet<Meeting> Meetings => Set<Meeting>();
    internal DbSet<MeetingLink> MeetingLinks => Set<MeetingLink>();
    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    internal DbSet<Annex> Annexes => Set<Annex>();
    internal DbSet<ActionLine> ActionLines => Set<ActionLine>();
    internal DbSet<ConsultantAssignment> Assignments => Set<ConsultantAssignment>();
    internal DbSet<StaffName> StaffNames => Set<StaffName>();

    /// <summary>
    /// Tells what an annex says with each change of it, and of its lines: each of those raises the version of the annex.
    /// </summary>
    public override async Task Save(string act, TenantEntity? about, string? reason, CancellationToken ct, Guid? made = null)
    {
        foreach (var entry in ChangeTracker.Entries<Annex>().Where(e => e.State != EntityState.Unchanged).ToList())
        {
            var isDeleted = entry.State == EntityState.Deleted;
            Publish(entry.Entity.Announcement(entry.Entity.Version + 1, isDeleted ? [] : await this.LinesToBe(entry.Entity.Id, ct)));
        }

        await base.Save(act, about, reason, ct, made);
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Agreement>(Map);
        AnnexMapping.Map(model);
        model.Entity<EarlierTerms>(e =>
        {
            e.Property(t => t.ReplacedAt);
            e.Property(t => t.Role).HasMaxLength(50);
            e.Property(t => t.Terms).HasConversion(
                t => JsonSerializer.Serialize(t, Json.Messages), t => JsonSerializer.Deserialize<Terms>(t, Json.Messages)!);
            e.HasIndex(t => new { t.TenantId, t.AgreementId });
            e.HasOne<Agreement>().WithMany().HasForeignKey(t => new { t.TenantId, t.AgreementId }).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Meeting>(e =>
        {
            e.Property(m => m.Title).HasMaxLength(200);
            e.Property(m => m.Kind).HasConversion<string>().HasMaxLength(30);
            e.Property(m => m.Date);
            e.Property(m => m.Start);
            e.Property(m => m.Minutes);
            e.Property(m => m.Place).HasMaxLength(200);
            e.Property(m => m.Body).HasMaxLength(200);
            e.Property(m => m.Agenda);
            e.Property(m => m.Participants).AsJson();
            e.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
            e.Property(m => m.SeriesId);
            e.Property(m => m.Report);
            e.Property(m => m.Decisions).AsJson();
            e.Property(m => m.ReportApprovedOn);
            e.Property(m => m.CancelReason).HasMaxLength(500);
            e.Property(m => m.With);
            e.HasIndex(m => new { m.TenantId, m.Date });
        });
        model.Entity<MeetingLink>(e =>
        {
            e.Property(l => l.MeetingId);
            e.Property(l => l.AgreementId);
            e.HasIndex(l => new { l.TenantId, l.AgreementId, l.MeetingId }).IsUnique();
            e.HasOne<Meeting>().WithMany().HasForeignKey(l => new { l.TenantId, l.MeetingId }).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Agreement>().WithMany().HasForeignKey(l => new { l.TenantId, l.AgreementId }).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<CalendarFeed>(e =>
        {
            e.Property(f => f.PersonId);
            e.Property(f => f.SecretHash).HasMaxLength(32);
            e.Property(f => f.MadeAt);
            e.Property(f => f.RevokedAt);
            e.HasIndex(f => new { f.TenantId, f.SecretHash }).IsUnique();
            e.HasIndex(f => new { f.TenantId, f.PersonId }).IsUnique().HasFilter("revoked_at is null");
        });
    }

    private static void Map(EntityTypeBuilder<Agreement> e)
    {
        e.Property(a => a.Number).HasMaxLength(Terms.MaxNumber);
        e.Property(a => a.Title).HasMaxLength(Terms.MaxTitle);
        e.Property(a => a.Theme).HasConversion<string>().HasMaxLength(40);
        e.Property(a => a.LegalBasis).HasMaxLength(Terms.MaxLegalBasis);
        e.Property(a => a.From);
        e.Property(a => a.Until);
        e.Property(a => a.ApprovedUntil);
        e.Property(a => a.PredecessorEndedOn);
        e.Property(a => a.SignedOn);
        e.Property(a => a.SignInAnyOrder);
        e.Property(a => a.Stage).HasConversion<string>().HasMaxLength(40);
        e.Property(a => a.Parties).AsJson();
        e.Property(a => a.Decisions).AsJson();
        e.Property(a => a.Signatures).AsJson();
        e.Property(a => a.Documents).AsJson();
        e.Property(a => a.SupportIntroduction).HasMaxLength(Terms.MaxClause);
        e.Property(a => a.Supports).AsJson();
        e.Property(a => a.CommitmentIntroduction).HasMaxLength(Terms.MaxClause);
        e.Property(a => a.Commitments).AsJson();
        e.Property(a => a.Clauses).AsJson();
        e.Property(a => a.DataExchange).HasMaxLength(Terms.MaxClause);
        e.Property(a => a.ContactPerson).HasMaxLength(Terms.MaxClause);
        e.Property(a => a.MutualReferral).HasMaxLength(Terms.MaxClause);
        e.Property(a => a.ProRata);
        e.Property(a => a.PredecessorId);
        e.Property(a => a.Related).AsJson();
        e.Property(a => a.Addenda).AsJson();
        e.Property(a => a.SearchText);
        e.Ignore(a => a.MinimumContent);
        e.Ignore(a => a.Terms);
        e.Ignore(a => a.LatestClauses);
    }
}
