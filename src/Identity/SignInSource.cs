namespace AgiiPlatform.Identity;

/// <summary>
/// From where somebody signed in, or tried to: the network address that an entry of the log refers to. It stands beside the log, for what is
/// in the log nobody can change, and an address is a person's: it is kept for <see cref="MonthsKept"/> months, and erased by RetentionJob.
/// </summary>
internal sealed class SignInSource : TenantEntity
{
    /// <summary>As long as it helps to find out who misused an account.</summary>
    internal const int MonthsKept = 12;

    /// <summary>The address, or of IPv6 its network.</summary>
    public string Address { get; init; } = "";

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal static void Map(ModelBuilder model) => model.Entity<SignInSource>(e =>
    {
        e.ToTable("sign_in_sources");
        e.Property(s => s.Address).HasMaxLength(50);
        e.HasIndex(s => new { s.TenantId, s.At });
    });
}
