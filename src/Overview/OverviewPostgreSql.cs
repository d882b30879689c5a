namespace AgiiPlatform.Overview;

internal sealed class OverviewPostgreSql(DbContextOptions<OverviewPostgreSql> options) : OverviewDb(options);
