namespace AgiiPlatform.Overview;

/// <summary>
/// What the messages say about one visit. A cancelled visit stays, without counting, so that an older message that comes late does not
/// make it count again.
/// </summary>
internal sealed class VisitFact : Fact
{
    /// <summary>The day it was held; null when only its cancellation is known.</summary>
    public DateOnly? Date { get; internal set; }
}
