namespace AgiiPlatform.Overview;

internal sealed class OverviewSqlite(DbContextOptions<OverviewSqlite> options) : OverviewDb(options);
