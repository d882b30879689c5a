namespace AgiiPlatform.Agreements;

/// <summary>The agreements in SQLite.</summary>
internal sealed class AgreementsSqlite(DbContextOptions<AgreementsSqlite> options) : AgreementsDb(options);
