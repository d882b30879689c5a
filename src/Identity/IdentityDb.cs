using AgiiPlatform.Contracts;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Machines;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Identity.Organisations;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.SignInMethods;

namespace AgiiPlatform.Identity;

/// <summary>
/// People and their rights. They belong to no tenant, so their rows name none; those of the audit log and the outbox are AgII's.
/// </summary>
internal abstract class IdentityDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "identity";

    internal DbSet<Person> People => Set<Person>();
    internal DbSet<Right> Rights => Set<Right>();
    internal DbSet<GuessCount> Guesses => Set<GuessCount>();
    internal DbSet<OutgoingMail> Mails => Set<OutgoingMail>();
    internal DbSet<Passkey> Passkeys => Set<Passkey>();
    internal DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    internal DbSet<RememberedDevice> RememberedDevices => Set<RememberedDevice>();
    internal DbSet<UsedOnce> UsedOnce => Set<UsedOnce>();
    internal DbSet<SignInMethod> SignInMethods => Set<SignInMethod>();
    internal DbSet<SignInDomain> SignInDomains => Set<SignInDomain>();
    internal DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();
    internal DbSet<MachineAccount> Machines => Set<MachineAccount>();
    internal DbSet<OrganisationSettings> Organisations => Set<OrganisationSettings>();
    internal DbSet<TenantStay> TenantStays => Set<TenantStay>();
    internal DbSet<SignInSource> SignInSources => Set<SignInSource>();

    /// <summary>Tells the other services, after the next <c>Save</c>, what these people may do from now on.</summary>
    internal void PublishRightsOf(params IEnumerable<Person> people) =>
        Publish(new AccessChanged([.. people.Select(p => p.Access())], Context.Now));

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Person>(e =>
        {
            e.ToTable("people");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).HasMaxLength(200);
            e.Property(p => p.UserName).HasMaxLength(256);
            e.Property(p => p.NormalizedUserName).HasMaxLength(256);
            e.Property(p => p.Email).HasMaxLength(256);
            e.Property(p => p.NormalizedEmail).HasMaxLength(256);
            e.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
            e.Property(p => p.AccessVersion);
            e.Property(p => p.SessionsFrom);
            e.Property(p => p.RefusesNotices);
            e.Property(p => p.AuthenticatorKey).HasMaxLength(500);
            e.Ignore(p => p.PhoneNumber);
            e.Ignore(p => p.PhoneNumberConfirmed);
            e.Ignore(p => p.TwoFactorEnabled);
            e.Ignore(p => p.AccessFailedCount); // Guesses counts, of every kind of sign-in
            e.Ignore(p => p.LockoutEnabled);
            e.Ignore(p => p.LockoutEnd);
            e.HasIndex(p => p.NormalizedEmail).IsUnique();
            e.HasIndex(p => p.NormalizedUserName).IsUnique();
            e.HasMany(p => p.Rights).WithOne().HasForeignKey(r => r.PersonId);
        });
        model.Entity<GuessCount>(e =>
        {
            e.ToTable("guesses").HasKey(g => g.Key);
            e.Property(g => g.Key).HasMaxLength(64);
        });
        model.Entity<OutgoingMail>(e =>
        {
            e.ToTable("mails");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Kind).HasMaxLength(50);
            e.Property(m => m.Address).HasMaxLength(256);
            e.Property(m => m.Organisation).HasMaxLength(50);
            e.Property(m => m.UsedAt).IsConcurrencyToken(); // of two who follow a link at once, one gets in
            e.HasIndex(m => m.Address);
            e.HasIndex(m => m.PersonId);
        });
        model.Entity<Passkey>(e =>
        {
            e.ToTable("passkeys");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).HasMaxLength(100);
            e.Property(p => p.Transports).HasMaxLength(200);
            e.Property(p => p.SignCount).IsConcurrencyToken(); // of two that say the same count at once, one is a copy
            e.HasIndex(p => p.CredentialId).IsUnique();
            e.HasIndex(p => p.PersonId);
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.ToTable("recovery_codes").HasKey(c => new { c.PersonId, c.Hash });
            e.Property(c => c.Hash).HasMaxLength(64);
        });
        model.Entity<RememberedDevice>(e =>
        {
            e.ToTable("remembered_devices");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Hash).HasMaxLength(64);
            e.Property(d => d.Device).HasMaxLength(100);
            e.HasIndex(d => d.PersonId);
        });
        model.Entity<UsedOnce>(e =>
        {
            e.ToTable("used_once").HasKey(u => u.Key);
            e.Property(u => u.Key).HasMaxLength(64);
        });
        model.Entity<Right>(e =>
        {
            e.ToTable("rights");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Role).HasMaxLength(50);
            e.Property(r => r.Region).HasMaxLength(50);
            e.HasIndex(r => r.AssignmentId).IsUnique();
            e.HasIndex(r => r.PersonId);
        });
        model.Entity<MachineAccount>(e =>
        {
            e.ToTable("machine_accounts");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Name).HasMaxLength(200);
            e.Property(m => m.Roles).AsJson();
            e.Property(m => m.AccessVersion).IsConcurrencyToken();
            e.Ignore(m => m.OpensClientData);
            e.Ignore(m => m.AwaitsConfirmation);
            e.HasIndex(m => m.TenantId);
        });
        ProviderDb.Map(model);
        SignInMethod.Map(model);
        OrganisationSettings.Map(model);
        TenantStay.Map(model);
        SignInSource.Map(model);
    }
}
