namespace AgiiPlatform.Caseloads;

internal sealed class CaseloadsSqlite(DbContextOptions<CaseloadsSqlite> options) : CaseloadsDb(options);
