namespace AgiiPlatform.Inburgering;

/// <summary>The same, in SQLite.</summary>
internal sealed class InburgeringSqlite(DbContextOptions<InburgeringSqlite> options) : InburgeringDb(options);
