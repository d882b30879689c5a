using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// The table <c>platform.data_protection_keys</c> (postgresql-roles.sql): each login reads keys, Identity's adds them, and none
/// changes one.
/// </summary>
internal sealed class KeyRingDb(DbContextOptions<KeyRingDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <inheritdoc/>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema("platform");
}
