namespace AgiiPlatform.Inburgering;

/// <summary>The same, in PostgreSQL.</summary>
internal sealed class InburgeringPostgreSql(DbContextOptions<InburgeringPostgreSql> options) : InburgeringDb(options);
