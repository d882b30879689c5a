namespace AgiiPlatform.Programmes;

internal sealed class ProgrammesPostgreSql(DbContextOptions<ProgrammesPostgreSql> options) : ProgrammesDb(options);
