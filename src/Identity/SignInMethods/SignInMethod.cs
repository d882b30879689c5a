namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// The OpenID Connect provider at which an organisation signs its own people in. An organisation without one has accounts of the platform.
/// </summary>
internal sealed class SignInMethod
{
    /// <summary>Whose it is: it signs in people of this organisation and of no other.</summary>
    public Guid TenantId { get; init; }

    /// <summary>The provider, word for word as its tokens name it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>As the provider knows the platform.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The name of the secret among the settings (<c>SignIn:Secrets</c>); the secret itself is never here.</summary>
    public string SecretName { get; set; } = "";

    /// <summary>What is asked of the provider, with spaces between.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The claim that names somebody's organisation; null when the provider has no other people.</summary>
    public string? OrganisationClaim { get; set; }

    /// <summary>What it must say: with ACM/IDM the OVO code.</summary>
    public string? OrganisationCode { get; set; }

    /// <summary>Whether its people no longer sign in with a password; who confirms access there always may, in case of need.</summary>
    public bool OnlyHere { get; set; }

    /// <summary>Which claim gives which role; empty when roles are given by hand.</summary>
    public IReadOnlyList<ClaimRole> Roles { get; set; } = [];

    /// <summary>Renewed with each change: of two at the same moment the second is refused.</summary>
    public string Stamp { get; set; } = "";

    internal static void Map(ModelBuilder model)
    {
        model.Entity<SignInMethod>(e =>
        {
            e.ToTable("sign_in_methods").HasKey(m => m.TenantId);
            e.Property(m => m.TenantId).ValueGeneratedNever();
            e.Property(m => m.Issuer).HasMaxLength(300);
            e.Property(m => m.ClientId).HasMaxLength(200);
            e.Property(m => m.SecretName).HasMaxLength(50);
            e.Property(m => m.Scope).HasMaxLength(300);
            e.Property(m => m.OrganisationClaim).HasMaxLength(100);
            e.Property(m => m.OrganisationCode).HasMaxLength(200);
            e.Property(m => m.Roles).AsJson();
            e.Property(m => m.Stamp).HasMaxLength(36).IsConcurrencyToken();
        });
        model.Entity<SignInDomain>(e =>
        {
            e.ToTable("sign_in_domains").HasKey(d => d.Domain); // of two organisations one has it
            e.Property(d => d.Domain).HasMaxLength(200);
            e.HasIndex(d => d.TenantId);
        });
        model.Entity<ExternalLogin>(e =>
        {
            e.ToTable("external_logins");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Issuer).HasMaxLength(300);
            e.Property(l => l.Subject).HasMaxLength(ExternalLogin.LongestSubject);
            e.Property(l => l.Rights).AsJson();
            e.HasIndex(l => new { l.TenantId, l.Issuer, l.Subject }).IsUnique();
            e.HasIndex(l => new { l.TenantId, l.PersonId }).IsUnique();
        });
    }
}
