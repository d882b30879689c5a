namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A project in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Lead">The municipality that leads.</param>
/// <param name="Municipalities">All that take part or did.</param>
/// <param name="LeftOn">The last day of the municipality that looks, when its part is over.</param>
public sealed record ProjectLine(
    Guid Id, string Name, DateOnly From, DateOnly Until, string Lead, IReadOnlyList<string> Municipalities, DateOnly? LeftOn);
