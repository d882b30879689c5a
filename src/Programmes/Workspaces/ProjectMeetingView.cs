namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A meeting of the project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Municipality">Who noted it.</param>
/// <param name="IsOwn">Whether that is who looks.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">The day.</param>
/// <param name="Audiences">For whom.</param>
/// <param name="Participants">How many took part.</param>
/// <param name="Report">What was said and decided.</param>
/// <param name="Corrections">What it said before it was corrected.</param>
public sealed record ProjectMeetingView(
    Guid Id, string Municipality, bool IsOwn, ProjectMeetingKind Kind, string Title, DateOnly Date, IReadOnlyList<string> Audiences,
    int? Participants, string? Report, IReadOnlyList<Correction> Corrections);
