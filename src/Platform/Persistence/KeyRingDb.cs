using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>The table <c>platform.data_protection_keys</c> (postgresql-roles.sql): every login may read and add keys, and change none.</summary>
internal sealed class KeyRingDb(DbContextOptions<KeyRingDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <inheritdoc/>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema("platform");
}
