using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Names, in a list or as typed.</summary>
internal sealed class NamesConverter() : ListOrTextConverter<string>(PersonNames.Split, name =>
    string.IsNullOrWhiteSpace(name) ? null : name);
