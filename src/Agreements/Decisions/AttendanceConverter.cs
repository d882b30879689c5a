using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Who was present, in groups or as typed.</summary>
internal sealed class AttendanceConverter() : ListOrTextConverter<PresentGroup>(AttendanceList.Read, group =>
    (group.Names ?? []).Where(n => !string.IsNullOrWhiteSpace(n)).ToList() is { Count: > 0 } names
        ? new(group.Function ?? "", names)
        : null);
