namespace AgiiPlatform.Programmes.Means;

/// <summary>A line that was removed and can be put back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What it was.</param>
public sealed record RemovedMeans(Guid Id, string Text);
