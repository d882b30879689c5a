using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgiiPlatform.Agreements;

/// <summary>Tells two people who made the same thing in the same instant from whatever else can go wrong while saving.</summary>
internal static class Duplicate
{
    private const int SqliteUnique = 2067; // SQLITE_CONSTRAINT_UNIQUE

    /// <summary>Whether a unique index of this table refused the row.</summary>
    internal static bool IsDuplicateIn(this DbUpdateException e, string table) => e.InnerException switch
    {
        PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation && p.TableName == table,
        SqliteException s => s.SqliteExtendedErrorCode == SqliteUnique && s.Message.Contains($"failed: {table}.", StringComparison.Ordinal),
        _ => false,
    };
}
