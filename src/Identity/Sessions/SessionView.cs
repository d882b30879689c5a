namespace AgiiPlatform.Identity.Sessions;

/// <summary>One of somebody's own sessions.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Device">The browser and the machine.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="SeenAt">When something was last asked, to within half a minute.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionView(Guid Id, string Device, DateTime StartedAt, DateTime SeenAt, bool Current);
