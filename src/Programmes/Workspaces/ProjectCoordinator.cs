namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Who coordinates a project, for a time; has an employer of their own.</summary>
/// <param name="Name">Who.</param>
/// <param name="Employer">For whom they work.</param>
/// <param name="Person">Their account: with the role of coordinator in a municipality, it opens this project there and no other.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
internal sealed record ProjectCoordinator(string Name, string Employer, Guid? Person, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>Whether this account coordinates on a day.</summary>
    internal bool Is(Guid? person, DateOnly today) => Person is { } named && named == person && new Period(From, Until).Covers(today);
}
