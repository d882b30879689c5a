namespace AgiiPlatform.Identity;

internal sealed class IdentityPostgreSql(DbContextOptions<IdentityPostgreSql> options) : IdentityDb(options);
