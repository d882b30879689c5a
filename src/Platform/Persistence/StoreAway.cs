using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>Tells a store that does not answer now from work that will never succeed.</summary>
public static class StoreAway
{
    /// <summary>Whether the same may well succeed later: it is down, stopping, starting, full, locked, or was too slow.</summary>
    public static bool IsCauseOf(Exception? e) => e switch
    {
        null => false,
        PostgresException p => p.IsTransient || p.SqlState.StartsWith("57", StringComparison.Ordinal),
        NpgsqlException { IsTransient: true } or TimeoutException or SocketException => true,
        SqliteException { SqliteErrorCode: 5 or 6 } => true, // busy, locked
        _ => IsCauseOf(e.InnerException),
    };

    /// <summary>Whether PostgreSQL said no, or nobody took the call: what was to be written is surely not.</summary>
    internal static bool Refused(Exception e) => e.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
        || (e.GetBaseException() is PostgresException p && !p.SqlState.StartsWith("57P", StringComparison.Ordinal));
}
