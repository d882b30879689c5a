using System.Linq.Expressions;
using System.Text.Json;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// The database of one service as seen by one unit of work: the first wall (a query filter on the tenant, and a stamp and check on
/// every write), the outbox, the audit log and the idempotency keys, all in one transaction.
/// </summary>
/// <remarks>
/// Making a context costs more than most queries, so contexts are lent: <see cref="For"/> begins a loan, disposing ends it. In between
/// and afterwards there is no unit of work, and nothing can be read (docs/decisions/0010).
/// </remarks>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    private readonly List<OutboxRow> _messages = [];
    private UnitOfWork? _work;
    private ReadingLog? _readings;
    private NewRows? _newRows;
    private bool _saving;

    /// <summary>The service's name; also its schema in PostgreSQL.</summary>
    public abstract string Service { get; }

    /// <summary>The unit of work: whose rows, on whose behalf. Throws outside the request or reaction that the context was lent to.</summary>
    public UnitOfWork Work =>
        _work is { IsHere: true } work ? work : throw new InvalidOperationException("This database is used outside the unit of work it was lent to.");

    /// <summary>Whether it is lent at all; a migration needs no unit of work.</summary>
    internal bool IsLent => _work is not null;

    /// <summary>What the query filter compares with; a property of the context, so that EF Core reads it anew for each context.</summary>
    internal Guid FilterTenantId => Work.TenantId;

    internal DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    internal DbSet<InboxRow> Inbox => Set<InboxRow>();
    internal DbSet<AuditRow> Audit => Set<AuditRow>();
    internal DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();
    internal DbSet<AccessRow> AccessRows => Set<AccessRow>();

    /// <summary>Lends the context to this unit of work. Without <paramref name="readings"/> and <paramref name="newRows"/> everything is written by EF Core.</summary>
    internal ServiceDb For(UnitOfWork work, ReadingLog? readings = null, NewRows? newRows = null)
    {
        (_work, _readings, _newRows, _saving) = (work, readings, newRows, false);
        _messages.Clear();
        return this;
    }

    /// <inheritdoc/>
    public sealed override void Dispose()
    {
        _work = null;
        base.Dispose();
    }

    /// <inheritdoc/>
    public sealed override ValueTask DisposeAsync()
    {
        _work = null;
        return base.DisposeAsync();
    }

    /// <summary>The record with this id in this tenant, tracked; throws <see cref="NotFound"/> when there is none that this person may know of.</summary>
    public async Task<T> Get<T>(Guid id, CancellationToken ct) where T : TenantRow =>
        await Set<T>().FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound();

    /// <summary>
    /// Reads across the tenants named: the one word for leaving the own tenant. Only routes that ask for it get a reach of more than
    /// one tenant; naming a tenant outside the reach throws. In PostgreSQL the second wall holds here too. Rows are read, not tracked.
    /// </summary>
    public IQueryable<T> AcrossTenants<T>(IReadOnlyCollection<Guid> tenants) where T : TenantRow
    {
        if (tenants.Except(Work.Reach).Any())
        {
            throw new InvalidOperationException("A tenant outside the checked reach was named: nothing is read.");
        }

#pragma warning disable RS0030 // This is the place the ban points to.
        return Set<T>().IgnoreQueryFilters(["tenant"]).AsNoTracking().Where(r => tenants.Contains(r.TenantId));
#pragma warning restore RS0030
    }

    /// <summary>Puts a message in the outbox, to be sent after <see cref="Save(string, TenantRow?, string?, CancellationToken)"/>; ids and facts only, no names, no national numbers.</summary>
    public void Publish(object message)
    {
        _messages.Add(new OutboxRow
        {
            Id = Ids.New(),
            TenantId = RequireTenant(),
            Type = message.GetType().FullName!,
            Body = JsonSerializer.Serialize(message, message.GetType(), Json.Wire),
            At = Work.Now,
            DueAt = Work.Now,
        });
    }

    /// <summary>
    /// Writes the changes, the outbox rows and one audit row (who, what, about which record, why, when) in one transaction.
    /// With nothing changed it writes the audit row alone: that is how the opening of a client's file is logged.
    /// </summary>
    /// <exception cref="Refusal">Somebody else changed the same record in the meantime.</exception>
    public async Task Save(string act, TenantRow? about, string? reason, CancellationToken ct)
    {
        var changed = ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).ToList();
        foreach (var entry in changed)
        {
            if (entry.Entity is TenantRow row)
            {
                Stamp(row, isNew: entry.State == EntityState.Added);
            }
        }

        if (Work.Idempotency is null && changed.Count == 0 && _messages.Count == 0)
        {
            var reading = Audited(act, about, reason);
            await (_readings is not null && Database.CurrentTransaction is null ? _readings.Write(reading) : Log(reading, ct));
            return;
        }

        var beside = Beside(act, about, reason, created: changed.Any(e => e.Entity == about && e.State == EntityState.Added));
        var published = _messages.Count > 0;
        var isAlone = Database.CurrentTransaction is null;
        if (isAlone && _newRows is not null && changed is [{ State: EntityState.Added } only] && NewRows.Fit(only.Metadata))
        {
            await _newRows.Write([only.Entity, .. beside], this, ct);
            only.State = EntityState.Detached; // it was tracked before it was stamped, under no tenant
            Attach(only.Entity);
            Written();
        }
        else
        {
            AddRange(beside);
            Written(); // from here on EF Core holds them, also when it fails
            await SaveChanged(changed, ct);
        }

        if (published && isAlone)
        {
            Work.Committed(Service);
        }
    }

    /// <summary>
    /// Writes one new record, which nobody added yet, with its messages and its audit row, provided that this is so. Answers false when it is not:
    /// then nothing is written and the messages are gone; judge again by what the database holds, and make the record anew. It is not tracked.
    /// </summary>
    public async Task<bool> SaveNew<T>(string act, T record, Provided<T> provided, CancellationToken ct) where T : TenantRow
    {
        if (ChangeTracker.HasChanges() || Database.CurrentTransaction is not null
            || !NewRows.Fit(Model.FindEntityType(typeof(T))!) || (Database.IsNpgsql() && _newRows is null))
        {
            throw new InvalidOperationException("A record that is written under a condition is written alone, by a request.");
        }

        Stamp(record, isNew: true);
        var published = _messages.Count > 0;
        try
        {
            var beside = Beside(act, record, reason: null, created: true);
            if (!await (_newRows?.Write(record, beside, provided, this, ct) ?? WriteInTransaction(record, beside, provided, ct)))
            {
                return false;
            }

            Work.Idempotency = null; // one key, one act
        }
        finally
        {
            _messages.Clear(); // they tell of this record
        }

        if (published)
        {
            Work.Committed(Service);
        }

        return true;
    }

    /// <summary>In SQLite: a transaction takes the place of the one writer when it begins, so nobody writes between the question and the writing.</summary>
    private async Task<bool> WriteInTransaction<T>(T record, IReadOnlyList<object> beside, Provided<T> provided, CancellationToken ct) where T : TenantRow
    {
        await using var transaction = await Database.BeginTransactionAsync(ct);
        await using var question = Database.GetDbConnection().CreateCommand();
        question.Transaction = transaction.GetDbTransaction();
        question.CommandText = "select 1 where " + provided.Sql(Model, i => $"$v{i}");
        question.Parameters.AddRange(provided.Parameters(record, Model, question, i => $"$v{i}").ToArray());
        if (await question.ExecuteScalarAsync(ct) is null)
        {
            return false;
        }

        object[] rows = [record, .. beside];
        AddRange(rows);
        try
        {
            await SaveChanged([], ct);
            await transaction.CommitAsync(ct);
        }
        finally
        {
            foreach (var row in rows)
            {
                Entry(row).State = EntityState.Detached; // as in PostgreSQL
            }
        }

        return true;
    }

    private AuditRow Audited(string act, TenantRow? about, string? reason) => new()
    {
        Id = Ids.New(),
        TenantId = RequireTenant(),
        PersonId = Work.Actor.PersonId,
        Role = Work.Actor.Role,
        Act = act,
        RecordType = about?.GetType().Name ?? "",
        RecordId = about?.Id,
        Reason = reason,
        At = Work.Now,
    };

    /// <summary>What is written in one go with the change: its messages, its audit row, and the key of the request when it has one.</summary>
    private IReadOnlyList<object> Beside(string act, TenantRow? about, string? reason, bool created)
    {
        List<object> beside = [.. _messages, Audited(act, about, reason)];
        if (Work is { Idempotency: { } key, Actor.PersonId: { } person })
        {
            beside.Add(new IdempotencyRow
            {
                TenantId = Work.TenantId,
                PersonId = person,
                Key = key.Key,
                RequestHash = key.RequestHash,
                CreatedId = created ? about!.Id : null,
                At = Work.Now,
            });
        }

        return beside;
    }

    private void Written()
    {
        _messages.Clear();
        Work.Idempotency = null; // one key, one act
    }

    /// <summary>
    /// Through EF Core. New rows alone need no transaction around them in PostgreSQL: they travel as one command, which is written whole or
    /// not at all, and that saves the round trip of the commit. A change does need it: that its row was gone shows only after the command.
    /// </summary>
    private async Task SaveChanged(IReadOnlyList<EntityEntry> changed, CancellationToken ct)
    {
        const int most = 100; // EF Core and the protocol put thousands in one command; stay far below
        var isOneCommand = Database.IsNpgsql() && changed.Count <= most && changed.All(e => e.State == EntityState.Added);
        try
        {
            _saving = true;
            Database.AutoTransactionBehavior = isOneCommand ? AutoTransactionBehavior.Never : AutoTransactionBehavior.WhenNeeded;
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal("changed-meanwhile",
                "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.");
        }
        finally
        {
            _saving = false;
        }
    }

    /// <summary>A reading, and nothing but: one row, without the machinery that sorts and batches changes.</summary>
    private Task Log(AuditRow a, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"""
        insert into audit_log (tenant_id, id, person_id, "role", act, record_type, record_id, reason, "at")
        values ({a.TenantId}, {a.Id}, {a.PersonId}, {a.Role}, {a.Act}, {a.RecordType}, {a.RecordId}, {a.Reason}, {a.At})
        """, ct);

    /// <inheritdoc cref="Save(string, TenantRow?, string?, CancellationToken)"/>
    public Task Save(string act, TenantRow? about, CancellationToken ct) => Save(act, about, null, ct);

    /// <summary>Closed: every write says who and why, through <see cref="Save(string, TenantRow?, string?, CancellationToken)"/>.</summary>
    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        _saving
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Write with Save(act, about): every write says who and why.");

    /// <inheritdoc/>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Write with Save(act, about): every write says who and why.");

    private Guid RequireTenant() =>
        Work.Tenant?.Id ?? throw new InvalidOperationException("No tenant: no rows, no writes.");

    /// <summary>Stamps a new row with the tenant, refuses a row of another one, and counts the write.</summary>
    private void Stamp(TenantRow row, bool isNew)
    {
        if (isNew && row.TenantId == Guid.Empty)
        {
            row.TenantId = RequireTenant();
        }

        if (row.TenantId != RequireTenant())
        {
            throw new InvalidOperationException("A row of another tenant: nothing is written.");
        }

        row.Version++;
    }

    /// <summary>The service's own sets and their mapping; keys, filters, names and the platform's tables are already set.</summary>
    protected abstract void Map(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    /// <summary>SQLite forgets that a time was UTC; without that it would be answered without its Z.</summary>
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema(Service);
        }

        modelBuilder.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox").HasKey(r => r.Id);
            e.Property(r => r.TenantId);
            e.Property(r => r.Type);
            e.Property(r => r.Body);
            e.Property(r => r.At);
            e.Property(r => r.DueAt);
            e.Property(r => r.Attempts);
            e.Property(r => r.Error);
            e.Property(r => r.SentAt);
            e.HasIndex(r => r.DueAt).HasFilter("sent_at is null");
        });
        modelBuilder.Entity<InboxRow>(e =>
        {
            e.ToTable("inbox").HasKey(r => new { r.MessageId, r.Consumer });
            e.Property(r => r.At);
        });
        modelBuilder.Entity<AuditRow>(e =>
        {
            e.ToTable("audit_log").HasKey(r => new { r.TenantId, r.Id });
            e.Property(r => r.PersonId);
            e.Property(r => r.Role);
            e.Property(r => r.Act);
            e.Property(r => r.RecordType);
            e.Property(r => r.RecordId);
            e.Property(r => r.Reason);
            e.Property(r => r.At);
            e.HasQueryFilter("tenant", r => r.TenantId == FilterTenantId);
        });
        modelBuilder.Entity<IdempotencyRow>(e =>
        {
            e.ToTable("idempotency_keys").HasKey(r => new { r.TenantId, r.PersonId, r.Key });
            e.Property(r => r.RequestHash);
            e.Property(r => r.CreatedId);
            e.Property(r => r.At);
            e.HasQueryFilter("tenant", r => r.TenantId == FilterTenantId);
        });
        modelBuilder.Entity<AccessRow>(e =>
        {
            e.ToTable("access").HasKey(r => new { r.PersonId, r.Line });
            e.Property(r => r.Version);
            e.Property(r => r.Role);
            e.Property(r => r.TenantId);
            e.Property(r => r.Region);
            e.Property(r => r.From);
            e.Property(r => r.Until);
            e.Property(r => r.SessionsFrom);
        });

        Map(modelBuilder);

        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(TenantRow).IsAssignableFrom(type.ClrType))
            {
                var entity = modelBuilder.Entity(type.ClrType);
                entity.HasKey(nameof(TenantRow.TenantId), nameof(TenantRow.Id));
                entity.Property(nameof(TenantRow.Id)).ValueGeneratedNever();
                entity.Property(nameof(TenantRow.Version)).IsConcurrencyToken();
                entity.HasQueryFilter("tenant", OwnTenant(type.ClrType));
            }

            UseSnakeCase(type);
        }
    }

    /// <summary>row => row.TenantId == this.FilterTenantId, for any tenant row.</summary>
    private LambdaExpression OwnTenant(Type rowType)
    {
        var row = Expression.Parameter(rowType, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(TenantRow.TenantId)),
                Expression.Property(Expression.Constant(this), nameof(FilterTenantId))),
            row);
    }

    private static void UseSnakeCase(IMutableEntityType type)
    {
        type.SetTableName(SnakeCase(type.GetTableName() ?? type.ClrType.Name));
        foreach (var property in type.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
