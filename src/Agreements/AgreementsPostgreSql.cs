namespace AgiiPlatform.Agreements;

/// <summary>The agreements in PostgreSQL.</summary>
internal sealed class AgreementsPostgreSql(DbContextOptions<AgreementsPostgreSql> options) : AgreementsDb(options);
