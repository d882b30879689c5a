namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Who coordinates a project, as its members see them: their account is the lead's business.</summary>
/// <param name="Name">Who.</param>
/// <param name="Employer">For whom they work.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
public sealed record CoordinatorView(string Name, string Employer, DateOnly? From, DateOnly? Until);
