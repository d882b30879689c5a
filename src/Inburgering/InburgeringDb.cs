using System.Linq.Expressions;
using System.Text.Json;
using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering;

/// <summary>Protocols, contact persons and referrals; all rows of the municipality's tenant, also what AgII writes there.</summary>
internal abstract class InburgeringDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "inburgering";

    internal DbSet<Protocol> Protocols => Set<Protocol>();
    internal DbSet<ContactPerson> ContactPersons => Set<ContactPerson>();
    internal DbSet<Referral> Referrals => Set<Referral>();

    /// <summary>What tells the master keys of national numbers apart; no tenant\'s.</summary>
    internal DbSet<KeyCheck> KeyChecks => Set<KeyCheck>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Protocol>(e =>
        {
            e.Property(p => p.LegalBasis).HasMaxLength(500);
            e.Property(p => p.PublicationUrl).HasMaxLength(500);
            e.Property(p => p.Purposes).AsJson();
            e.Property(p => p.Fields).AsJson();
            foreach (var signature in (Expression<Func<Protocol, ProtocolSignature?>>[])[p => p.SignedByOcmw, p => p.SignedByAgii])
            {
                e.Property(signature).HasConversion(
                    s => JsonSerializer.Serialize(s, Json.Messages),
                    text => JsonSerializer.Deserialize<ProtocolSignature>(text, Json.Messages));
            }

        });
        model.Entity<ContactPerson>(e =>
        {
            e.Property(c => c.Side).HasConversion<string>().HasMaxLength(10);
            e.Property(c => c.Name).HasMaxLength(200);
            e.Property(c => c.Function).HasMaxLength(200);
            e.Property(c => c.Email).HasMaxLength(200);
            e.Property(c => c.Phone).HasMaxLength(50);
            e.Property(c => c.Topic).HasMaxLength(200);
        });
        model.Entity<KeyCheck>(e =>
        {
            e.HasKey(k => k.Version);
            e.Property(k => k.Version).ValueGeneratedNever();
            e.Property(k => k.Value).HasMaxLength(32);
        });
        model.Entity<Referral>(e =>
        {
            e.Property(r => r.Direction).HasConversion<string>().HasMaxLength(20);
            e.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
            e.Property(r => r.InszLocked).HasMaxLength(100);
            e.Property(r => r.InszFingerprint).HasMaxLength(32);
            e.Property(r => r.InszMasked).HasMaxLength(20);
            e.Property(r => r.FirstName).HasMaxLength(100);
            e.Property(r => r.LastName).HasMaxLength(100);
            e.Property(r => r.Phone).HasMaxLength(50);
            e.Property(r => r.Email).HasMaxLength(200);
            e.Property(r => r.InterpreterLanguage).HasMaxLength(100);
            e.Property(r => r.Reason).HasConversion<string>().HasMaxLength(20);
            e.Property(r => r.ReasonText).HasMaxLength(500);
            e.Property(r => r.Note).HasMaxLength(2000);
            e.Property(r => r.RefusalReason).HasConversion<string>().HasMaxLength(30);
            e.Property(r => r.Explanation).HasMaxLength(1000);
            e.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(30);
            e.Property(r => r.Feedback).HasMaxLength(2000);
            e.Property(r => r.Timeline).AsJson();
            e.HasOne<Protocol>().WithMany().HasForeignKey(r => new { r.TenantId, r.ProtocolId }).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.TenantId, r.InszFingerprint });
            // No two open referrals of one person, in one direction, for one reason (T85), unless the sender confirmed the second one.
            e.HasIndex(r => new { r.TenantId, r.InszFingerprint, r.Direction, r.Reason }).IsUnique()
                .HasFilter($"state in ({string.Join(", ", Referral.OpenStates.Select(s => $"'{s}'"))}) and not confirmed_duplicate");
        });
    }
}
