namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A signature "ter kennisname en goedkeuring" of a representative of the agreement, named as on that day.</summary>
public sealed record Acknowledgement(int Party, int Representative, string Name, string Title, DateOnly? On, string? Place);
