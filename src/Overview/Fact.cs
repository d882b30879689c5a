using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>Something that is counted, as its publisher tells it.</summary>
internal abstract class Fact : Projection
{
    /// <summary>Whether it counts. What does not any more stays: an older message that comes late must not make it count again.</summary>
    public bool Counts { get; internal set; }

    /// <summary>
    /// Takes what the publisher says in a rebuild: as new, whatever was kept of it before. Only what a message told since the rebuild began
    /// is newer.
    /// </summary>
    internal void State(int version, Action change)
    {
        if (version >= PublishedVersion)
        {
            change();
            PublishedVersion = version;
        }
    }
}
