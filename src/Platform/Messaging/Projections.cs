namespace AgiiPlatform.Platform.Messaging;

/// <summary>How consumers keep a <see cref="Projection"/>.</summary>
public static class Projections
{
    /// <summary>Applies a message about the record with this id, unless a newer one, or this one, was applied before.</summary>
    public static async Task Project<T>(this ServiceDb db, string consumer, Guid id, int version, Action<T> change, CancellationToken ct)
        where T : Projection, new()
    {
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
}
