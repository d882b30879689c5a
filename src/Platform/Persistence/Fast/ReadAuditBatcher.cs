using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace AgiiPlatform.Platform.Persistence.Fast;

/// <summary>
/// Batches the audit entries of reads in PostgreSQL: entries that arrive while one insert is under way are written together by the next.
/// <see cref="Write"/> completes once the entry is committed, and only then is anything shown.
/// </summary>
internal sealed class ReadAuditBatcher
{
    private const int Most = 500;
    private readonly Channel<(AuditEntry Entry, TaskCompletionSource Committed)> _waiting =
        Channel.CreateUnbounded<(AuditEntry, TaskCompletionSource)>(new() { SingleReader = true });
    private readonly NpgsqlDataSource _source;

    // Outside the execution context of the request that happens to be the first.
    internal ReadAuditBatcher(NpgsqlDataSource source) =>
        (_source, _) = (source, ThreadPool.UnsafeQueueUserWorkItem(_ => _ = WriteBatches(), null));

    /// <summary>Completes when the entry is committed; fails when it could not be written.</summary>
    internal Task Write(AuditEntry entry)
    {
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((entry, committed));
        return committed.Task;
    }

    private async Task WriteBatches()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = new List<(AuditEntry, TaskCompletionSource)>();
            while (batch.Count < Most && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await WriteBatch(batch);
        }
    }

    /// <summary>When PostgreSQL refuses one of several, each is tried alone: a bad entry fails no other.</summary>
    private async Task WriteBatch(IReadOnlyList<(AuditEntry Entry, TaskCompletionSource Committed)> batch)
    {
        try
        {
            await Insert([.. batch.Select(b => b.Entry)]);
            batch.ToList().ForEach(b => b.Committed.SetResult());
        }
        catch (PostgresException) when (batch.Count > 1)
        {
            foreach (var one in batch)
            {
                await WriteBatch([one]);
            }
        }
        catch (Exception e)
        {
            batch.ToList().ForEach(b => b.Committed.SetException(e));
        }
    }

    /// <summary>One round trip, one transaction; for the tenants of these entries, each checked by its own request.</summary>
    private async Task Insert(AuditEntry[] entries)
    {
        await using var batch = _source.CreateBatch();
        batch.BatchCommands.Add(RowLevelSecurity.Setting([.. entries.Select(e => e.TenantId).Distinct()]));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into audit_log (tenant_id, id, person_id, role, act, record_type, record_id, reason, at)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)
        {
            Parameters =
            {
                Column(e => e.TenantId, Uuid), Column(e => e.Id, Uuid), Column(e => e.PersonId, Uuid), Column(e => e.Role, Text),
                Column(e => e.Act, Text), Column(e => e.RecordType, Text), Column(e => e.RecordId, Uuid), Column(e => e.Reason, Text),
                Column(e => e.At, TimestampTz),
            },
        });
        await batch.ExecuteNonQueryAsync();

        NpgsqlParameter Column<T>(Func<AuditEntry, T> value, NpgsqlDbType type) =>
            new NpgsqlParameter<T[]> { TypedValue = [.. entries.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
