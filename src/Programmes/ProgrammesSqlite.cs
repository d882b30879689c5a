namespace AgiiPlatform.Programmes;

internal sealed class ProgrammesSqlite(DbContextOptions<ProgrammesSqlite> options) : ProgrammesDb(options);
