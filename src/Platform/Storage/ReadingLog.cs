using Npgsql;
using NpgsqlTypes;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// The audit rows of readings in PostgreSQL. Who looks is logged before anything leaves, and a row of its own for each look would cost as
/// much as the look itself; so what is asked while one command is under way is written together by the next. Whoever waits is answered
/// when their own row is committed.
/// </summary>
internal sealed class ReadingLog(NpgsqlDataSource source)
{
    private const string Insert = """
        insert into audit_log (tenant_id, id, person_id, "role", act, record_type, record_id, reason, "at")
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private readonly Lock _lock = new();
    private List<Waiting> _waiting = [];
    private bool _isWriting;

    private sealed record Waiting(AuditRow Row, TaskCompletionSource Written);

    /// <summary>Ends when the row is committed; fails when it could not be written.</summary>
    internal Task Write(AuditRow row)
    {
        var waiting = new Waiting(row, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _waiting.Add(waiting);
            if (!_isWriting)
            {
                _isWriting = true;
                ThreadPool.UnsafeQueueUserWorkItem(log => _ = log.WriteAll(), this, preferLocal: false);
            }
        }

        return waiting.Written.Task;
    }

    private async Task WriteAll()
    {
        while (Take() is { Count: > 0 } together)
        {
            await WriteTogether(together);
        }
    }

    private List<Waiting> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            _isWriting = taken.Count > 0;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>Writes these and tells those who wait. When PostgreSQL refuses one of several, each is tried alone: it takes no other with it.</summary>
    private async Task WriteTogether(List<Waiting> together)
    {
        try
        {
            await Commit([.. together.Select(w => w.Row)]);
            together.ForEach(w => w.Written.SetResult());
        }
        catch (PostgresException) when (together.Count > 1)
        {
            foreach (var one in together)
            {
                await WriteTogether([one]);
            }
        }
        catch (Exception e)
        {
            together.ForEach(w => w.Written.SetException(e));
        }
    }

    /// <summary>One round trip and one transaction. The second wall is raised for the tenants of these rows, each checked by the unit of work it came from.</summary>
    private async Task Commit(AuditRow[] rows)
    {
        await using var batch = source.CreateBatch();
        Add("select set_config('app.tenants', $1, true)", Value(string.Join(',', rows.Select(r => r.TenantId).Distinct()), NpgsqlDbType.Text));
        Add(Insert,
            Column(r => r.TenantId, NpgsqlDbType.Uuid), Column(r => r.Id, NpgsqlDbType.Uuid), Column(r => r.PersonId, NpgsqlDbType.Uuid),
            Column(r => r.Role, NpgsqlDbType.Text), Column(r => r.Act, NpgsqlDbType.Text), Column(r => r.RecordType, NpgsqlDbType.Text),
            Column(r => r.RecordId, NpgsqlDbType.Uuid), Column(r => r.Reason, NpgsqlDbType.Text), Column(r => r.At, NpgsqlDbType.TimestampTz));
        await batch.ExecuteNonQueryAsync();

        void Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        NpgsqlParameter Column<T>(Func<AuditRow, T> of, NpgsqlDbType type) => Value(rows.Select(of).ToArray(), NpgsqlDbType.Array | type);

        static NpgsqlParameter Value<T>(T value, NpgsqlDbType type) => new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type };
    }
}
