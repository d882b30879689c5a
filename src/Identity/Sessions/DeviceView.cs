namespace AgiiPlatform.Identity.Sessions;

/// <summary>One of the browsers in which somebody's own second step is remembered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Device">The browser and the machine.</param>
/// <param name="At">Since when.</param>
/// <param name="UsedAt">When the second step was last left out there.</param>
/// <param name="Until">Until when it is remembered.</param>
public sealed record DeviceView(Guid Id, string Device, DateTime At, DateTime UsedAt, DateTime Until);
