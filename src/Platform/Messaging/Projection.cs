namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// What a service keeps of another service's record, from the messages about it. The newest version wins, so that messages that come
/// twice or out of order change nothing.
/// </summary>
public abstract class Projection : TenantEntity
{
    /// <summary>The publisher's version of what is kept; <see cref="TenantEntity.Version"/> counts the writes of this row.</summary>
    public int PublishedVersion { get; protected set; }

    /// <summary>Applies a message about the record with this id, unless a newer one, or this one, was applied before.</summary>
    public static async Task Apply<T>(ServiceDb db, string consumer, Guid id, int version, Action<T> change, CancellationToken ct)
        where T : Projection, new()
    {
        RefusedMessage.IfNoVersion(version);
        var row = await db.Set<T>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (row is null)
        {
            db.Add(row = new T { Id = id });
        }

        if (row.ApplyNewer(version, () => change(row)))
        {
            await db.Save(consumer, row, ct);
        }
    }

    /// <summary>Makes the change when the message is newer than what is kept; answers whether it was.</summary>
    internal bool ApplyNewer(int version, Action change)
    {
        if (version <= PublishedVersion)
        {
            return false;
        }

        change();
        PublishedVersion = version;
        return true;
    }
}
