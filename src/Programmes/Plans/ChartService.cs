namespace AgiiPlatform.Programmes.Plans;

/// <summary>A service in an organisation chart.</summary>
/// <param name="Code">Its code: "SOVT".</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The code of what it is a part of; none: it stands at the top.</param>
public sealed record ChartService(string Code, string Name, string? Parent);
