namespace AgiiPlatform.Programmes;

/// <summary>A member of a steering body, for a time.</summary>
/// <param name="Name">Who.</param>
/// <param name="Title">The function, as written.</param>
/// <param name="Organisation">From where.</param>
/// <param name="Role">In the body: "voorzitter", "lid", "externe deskundige".</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
public sealed record BodyMember(
    string Name, string? Title, string? Organisation, string? Role, DateOnly? From = null, DateOnly? Until = null);
