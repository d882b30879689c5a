namespace AgiiPlatform.Identity;

internal sealed class IdentitySqlite(DbContextOptions<IdentitySqlite> options) : IdentityDb(options);
