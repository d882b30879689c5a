using System.Diagnostics;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>
/// The database of one service as one request or message may see it: the first wall (a query filter on the tenant, and a check on
/// every write), the outbox, the audit log and the idempotency keys, all in one transaction.
/// </summary>
/// <remarks>
/// Contexts are pooled: <see cref="Bind"/> gives one to a request, disposing takes it back. In between, and outside the request it is
/// bound to, nothing can be read (docs/decisions/0010).
/// </remarks>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    private readonly List<OutboxMessage> _messages = [];
    private RequestContext? _context;
    private ReadAuditBatcher? _readAudit;
    private SingleStatementInsert? _singleStatement;
    private bool _saving;

    /// <summary>The service's name; also its schema in PostgreSQL.</summary>
    public abstract string Service { get; }

    /// <summary>Whose rows, on whose behalf. Throws outside the request or message that this was bound to.</summary>
    public RequestContext Context => _context is { IsActive: true } context ? context
        : throw new InvalidOperationException("This database is used outside the request it is bound to.");

    /// <summary>Whether it is bound at all; a migration needs no request.</summary>
    internal bool IsBound => _context is not null;

    /// <summary>What the query filter compares with; a property of the context, so that EF Core reads it anew for each context.</summary>
    internal Guid FilterTenantId => Context.TenantId;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<InboxMessage> Inbox => Set<InboxMessage>();
    internal DbSet<AuditEntry> Audit => Set<AuditEntry>();
    internal DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();
    internal DbSet<StoredGrant> Grants => Set<StoredGrant>();

    /// <summary>Binds this to a request. Without the two fast writers everything is written by EF Core, in a transaction.</summary>
    internal ServiceDb Bind(RequestContext context, ReadAuditBatcher? readAudit = null, SingleStatementInsert? singleStatement = null)
    {
        (_context, _readAudit, _singleStatement, _saving) = (context, readAudit, singleStatement, false);
        _messages.Clear();
        Database.AutoTransactionBehavior = singleStatement is null ? AutoTransactionBehavior.Always : AutoTransactionBehavior.WhenNeeded;
        return this;
    }

    /// <inheritdoc/>
    public sealed override void Dispose()
    {
        _context = null;
        base.Dispose();
    }

    /// <inheritdoc/>
    public sealed override ValueTask DisposeAsync()
    {
        _context = null;
        return base.DisposeAsync();
    }

    /// <summary>The record with this id in this tenant, tracked; throws <see cref="NotFound"/> when there is none.</summary>
    public async Task<T> Get<T>(Guid id, CancellationToken ct) where T : TenantEntity =>
        await Set<T>().FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound();

    /// <summary>
    /// Reads across the tenants named: the one word for leaving the own tenant. Only routes that ask for it may touch more than one
    /// tenant; naming one that this request may not touch throws. In PostgreSQL the second wall holds here too. Rows are not tracked.
    /// </summary>
    public IQueryable<T> AcrossTenants<T>(IReadOnlyCollection<Guid> tenants) where T : TenantEntity
    {
        if (tenants.Except(Context.AllowedTenantIds).Any())
        {
            throw new InvalidOperationException("A tenant was named that this request may not touch: nothing is read.");
        }

#pragma warning disable RS0030 // This is the place the ban points to.
        return Set<T>().IgnoreQueryFilters(["tenant"]).AsNoTracking().Where(r => tenants.Contains(r.TenantId));
#pragma warning restore RS0030
    }

    /// <summary>
    /// Raises the version of a record of which a part changes, or on which a decision rests, though nothing in it changes itself: of
    /// two people who do so at the same moment the second is refused and sees first what the other did.
    /// </summary>
    public void Touch(TenantEntity aggregate) => Entry(aggregate).Property(a => a.Version).IsModified = true;

    /// <summary>Puts a message in the outbox, sent after the next <c>Save</c>; ids and facts only, no names, no national numbers.</summary>
    public void Publish(object message) => _messages.Add(new OutboxMessage
    {
        Id = Ids.New(), TenantId = RequireTenant(), At = Context.Now, DueAt = Context.Now, TraceParent = Activity.Current?.Id,
        Type = message.GetType().FullName!, Body = JsonSerializer.Serialize(message, message.GetType(), Json.Messages),
    });

    /// <inheritdoc cref="Save(string, TenantEntity?, string?, CancellationToken, Guid?)"/>
    public Task Save(string act, TenantEntity? about, CancellationToken ct, Guid? made = null) => Save(act, about, null, ct, made);

    /// <summary>
    /// Writes the changes, the outbox messages and one audit entry (who, what, about which record, why, when) in one transaction.
    /// With nothing changed it writes the audit entry alone: that is how the opening of a client's file is logged. A repeated request is
    /// told what was <paramref name="made"/>: when not given, the record when it is new.
    /// </summary>
    /// <exception cref="RuleViolation">Somebody else wrote the same record, or one that excludes this one, in the meantime.</exception>
    public virtual async Task Save(string act, TenantEntity? about, string? reason, CancellationToken ct, Guid? made = null)
    {
        var changed = ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).ToList();
        foreach (var entry in changed.Where(e => e.Entity is TenantEntity))
        {
            ApplyTenantAndVersion(entry, (TenantEntity)entry.Entity);
        }

        var (audit, isAlone) = (Audited(act, about, reason), Database.CurrentTransaction is null);
        Context.HasWritten = true;
        if (changed.Count == 0 && _messages.Count == 0 && Context.RequestKey is null && isAlone && _readAudit is not null)
        {
            await _readAudit.Write(audit);
            return;
        }

        List<object> companions = [.. _messages, audit];
        var published = _messages.Count > 0;
        if (Context is { RequestKey: { } key, Actor.PersonId: { } person })
        {
            companions.Add(new IdempotentRequest
            {
                TenantId = Context.TenantId, PersonId = person, Key = key.Key, RequestHash = key.RequestHash, At = Context.Now,
                CreatedId = made ?? (changed.Any(e => e.Entity == about && e.State == EntityState.Added) ? about!.Id : null),
            });
        }

        try
        {
            if (isAlone && _singleStatement is not null && changed is [{ State: EntityState.Added } only]
                && SingleStatementInsert.CanInsert(only.Metadata))
            {
                await _singleStatement.Write([only.Entity, .. companions], this, ct);
                Written();
                ChangeTracker.AcceptAllChanges();
            }
            else
            {
                AddRange(companions); // from here on EF Core holds them, also when it fails
                Written();
                _saving = true;
                await SaveChangesAsync(ct);
            }
        }
        catch (Exception e) when (RefusedBy(e) is { } constraint)
        {
            if (!IsForeseen(constraint))
            {
                this.GetService<ILoggerFactory>().CreateLogger<ServiceDb>().LogWarning(
                    "{Service}: {Act} was refused by {Constraint}, and no second writer explains that.", Service, act, constraint);
            }

            throw new RuleViolation(ChangedMeanwhile,
                "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.");
        }
        finally
        {
            _saving = false;
        }

        if (published && isAlone)
        {
            Context.Committed(Service);
        }

        void Written()
        {
            _messages.Clear();
            Context.RequestKey = null; // one key, one act
        }
    }

    /// <summary>Forgets what was changed and not saved: after a refusal, a page shows what is saved, and its next write has no part of it.</summary>
    public void DiscardChanges()
    {
        ChangeTracker.Clear();
        _messages.Clear();
        Context.RequestKey = null; // it stays free for the corrected form
    }

    /// <summary>
    /// What refused a row: a second writer (two that an exclusion keeps apart may end in a deadlock), or a key by its name or columns.
    /// </summary>
    private static string? RefusedBy(Exception e) => e is DbUpdateConcurrencyException ? Foreseen : e.GetBaseException() switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation } p => p.ConstraintName,
        PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.DeadlockDetected } => Foreseen,
        SqliteException s when s.Message.Contains(ExclusionMessage, StringComparison.Ordinal) => Foreseen,
        SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey or SqliteForeignKey } s =>
            s.Message.Split("constraint failed: ")[^1].TrimEnd('.', '\''),
        _ => null,
    };

    /// <summary>Whether two people at once explain it: a unique index, the key of a repeated request, or a key that is no new id.</summary>
    private bool IsForeseen(string by) => by is Foreseen || by.Contains("idempotency_keys", StringComparison.Ordinal)
        || Model.GetEntityTypes().Any(t => t.GetIndexes().Where(i => i.IsUnique).Select(i => (i.GetDatabaseName(), Of: i.Properties))
            .Concat(t.GetKeys().Where(k => k.Properties.All(p => p.ClrType != typeof(Guid) || p.Name == nameof(TenantEntity.TenantId)))
                .Select(k => (k.GetName(), Of: k.Properties)))
            .Any(u => by == u.Item1 || by == string.Join(", ", u.Of.Select(p => $"{t.GetTableName()}.{p.GetColumnName()}"))));

    internal const string ChangedMeanwhile = "changed-meanwhile";
    private const string Foreseen = "a second writer";
    private const int SqliteUnique = 2067, SqlitePrimaryKey = 1555, SqliteForeignKey = 787;

    /// <summary>What a trigger that stands in for an exclusion constraint in SQLite raises.</summary>
    internal const string ExclusionMessage = "exclusion constraint";

    private AuditEntry Audited(string act, TenantEntity? about, string? reason, Guid? tenant = null) => new()
    {
        Id = Ids.New(), TenantId = tenant ?? RequireTenant(), At = Context.Now, PersonId = Context.Actor.PersonId,
        Role = Context.Actor.Role, Act = act, RecordType = about?.GetType().Name ?? "", RecordId = about?.Id, Reason = reason,
    };

    /// <summary>Adds to the next <c>Save</c> an entry in the log of another tenant that may be touched: its data are shown.</summary>
    public void NoteIn(Guid tenant, string act, string reason) => Audit.Add(Context.AllowedTenantIds.Contains(tenant)
        ? Audited(act, null, reason, tenant) : throw new InvalidOperationException("A tenant was named that this request may not touch."));

    /// <summary>Closed: every write says who and why, through <c>Save</c>.</summary>
    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        _saving ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Write with Save(act, about): every write says who and why.");

    /// <inheritdoc/>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Write with Save(act, about): every write says who and why.");

    private Guid RequireTenant() => Context.Tenant?.Id ?? throw new InvalidOperationException("No tenant: no rows, no writes.");

    /// <summary>Gives a new row its tenant, refuses a row of another one, and counts the write.</summary>
    private void ApplyTenantAndVersion(EntityEntry entry, TenantEntity row)
    {
        if (entry.State == EntityState.Added && row.TenantId == Guid.Empty)
        {
            entry.Property(nameof(TenantEntity.TenantId)).CurrentValue = RequireTenant(); // through the entry: it is part of the key
        }

        if (row.TenantId != RequireTenant())
        {
            throw new InvalidOperationException("A row of another tenant: nothing is written.");
        }

        Context.RefuseReadOnly(); // also a request that says it only reads
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
            modelBuilder.Entity<OutboxMessage>().HasStorageParameter("fillfactor", 50); // room in the page for a row as a relay claims it
        }

        modelBuilder.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox").HasKey(m => new { m.Id, m.TenantId }); // the relay asks by id, and a distributed table has its tenant in it
            e.HasIndex(m => m.DueAt).HasFilter("sent_at is null");
        });
        modelBuilder.Entity<InboxMessage>().ToTable("inbox").HasKey(m => new { m.MessageId, m.Consumer });
        modelBuilder.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit_log").HasKey(a => new { a.TenantId, a.Id });
            e.HasQueryFilter("tenant", a => a.TenantId == FilterTenantId);
        });
        modelBuilder.Entity<IdempotentRequest>(e =>
        {
            e.ToTable("idempotency_keys").HasKey(r => new { r.TenantId, r.PersonId, r.Key });
            e.HasQueryFilter("tenant", r => r.TenantId == FilterTenantId);
        });
        modelBuilder.Entity<StoredGrant>().ToTable("grants").HasKey(g => new { g.PersonId, g.Line });

        Map(modelBuilder);

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => typeof(TenantEntity).IsAssignableFrom(t.ClrType)).ToList())
        {
            var entity = modelBuilder.Entity(type.ClrType);
            entity.HasKey(nameof(TenantEntity.TenantId), nameof(TenantEntity.Id));
            entity.Property(nameof(TenantEntity.Id)).ValueGeneratedNever();
            entity.Property(nameof(TenantEntity.Version)).IsConcurrencyToken();
            entity.HasQueryFilter("tenant", OwnTenant(type.ClrType));
        }
    }

    /// <summary>row => row.TenantId == this.FilterTenantId, for any record of a tenant.</summary>
    private LambdaExpression OwnTenant(Type rowType)
    {
        var (row, own) = (Expression.Parameter(rowType, "row"), Expression.Property(Expression.Constant(this), nameof(FilterTenantId)));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(TenantEntity.TenantId)), own), row);
    }
}
