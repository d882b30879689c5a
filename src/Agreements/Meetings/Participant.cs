using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Somebody invited or present.</summary>
/// <param name="Name">The name, as the record has it.</param>
/// <param name="Role">One role: the one of that day.</param>
/// <param name="Organisation">For whom, when that is not plain from the role.</param>
/// <param name="Present">Whether they were there; means nothing before the meeting was held.</param>
public sealed record Participant(string Name, ParticipantRole Role, string? Organisation, bool Present);
