namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// What a service keeps of another service's record, from the messages about it. The newest version wins, so that messages that come
/// twice or out of order change nothing.
/// </summary>
public abstract class Projection : TenantEntity
{
    /// <summary>The publisher's version of what is kept; <see cref="TenantEntity.Version"/> counts the writes of this row.</summary>
    public int PublishedVersion { get; private set; }

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
