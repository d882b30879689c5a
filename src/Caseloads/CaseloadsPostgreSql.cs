namespace AgiiPlatform.Caseloads;

internal sealed class CaseloadsPostgreSql(DbContextOptions<CaseloadsPostgreSql> options) : CaseloadsDb(options);
