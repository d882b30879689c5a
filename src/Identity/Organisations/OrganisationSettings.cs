namespace AgiiPlatform.Identity.Organisations;

/// <summary>
/// What the platform knows of a municipality as an organisation: one row each, made by AgII when it brings the municipality on board, or by
/// its general manager, who keeps it from then on.
/// </summary>
internal sealed class OrganisationSettings : TenantEntity
{
    /// <summary>The number in the Crossroads Bank for Enterprises, ten digits; null when not known yet.</summary>
    public string? CompanyNumber { get; set; }

    /// <summary>The general e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The general telephone number.</summary>
    public string? Phone { get; set; }

    /// <summary>Street and number.</summary>
    public string? Street { get; set; }

    /// <summary>Four digits.</summary>
    public string? PostalCode { get; set; }

    /// <summary>The place.</summary>
    public string? City { get; set; }

    /// <summary>Who of the municipality answers AgII's questions; null when nobody was named.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>Whether everybody in the organisation must sign in with a second step.</summary>
    public bool AsksSecondStep { get; set; }

    /// <summary>How AgII noted that its people sign in (<c>local</c>, <c>openid</c>); null until it did.</summary>
    public string? SignIn { get; set; }

    /// <summary>Whether AgII noted that the protocol is prepared: of one from before, no message tells.</summary>
    public bool ProtocolPrepared { get; set; }

    /// <summary>Of the tenant of the request, to look at; empty when nothing was noted yet.</summary>
    internal static async Task<OrganisationSettings> Look(IdentityDb db, CancellationToken ct) =>
        await db.Organisations.AsNoTracking().FirstOrDefaultAsync(ct) ?? new();

    /// <summary>
    /// The same, to change. Who changes says which version they had before them, 0 when there was none: of two at the same moment the
    /// second is refused by the version or, for the first row, by the index.
    /// </summary>
    internal static async Task<OrganisationSettings> ToChange(int? version, IdentityDb db, CancellationToken ct)
    {
        new Check().Required(version, "version", "de versie").ThrowIfInvalid();
        var settings = await db.Organisations.FirstOrDefaultAsync(ct);
        RuleViolation.If((settings?.Version ?? 0) != version, "changed-meanwhile",
            "Iemand anders heeft deze gegevens intussen gewijzigd. Vergelijk wat nu bewaard is met wat u invulde, en bewaar opnieuw.");
        if (settings is null)
        {
            db.Organisations.Add(settings = new());
        }
        else
        {
            db.Touch(settings);
        }

        return settings;
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<OrganisationSettings>(e =>
        {
            e.ToTable("organisation_settings");
            e.HasIndex(s => s.TenantId).IsUnique();
            e.Property(s => s.CompanyNumber).HasMaxLength(10);
            e.Property(s => s.Email).HasMaxLength(256);
            e.Property(s => s.Phone).HasMaxLength(50);
            e.Property(s => s.Street).HasMaxLength(200);
            e.Property(s => s.PostalCode).HasMaxLength(4);
            e.Property(s => s.City).HasMaxLength(100);
            e.Property(s => s.SignIn).HasMaxLength(10);
        });
        model.Entity<ProtocolFact>().ToTable("protocol_facts");
    }
}
