namespace AgiiPlatform.Programmes.Boards;

/// <summary>The people of a service or organisation in a programme.</summary>
/// <param name="Name">The service.</param>
/// <param name="Source">Whose people they are.</param>
/// <param name="Fte">Full-time equivalents.</param>
public sealed record BoardService(string Name, PersonnelSource Source, decimal Fte);
