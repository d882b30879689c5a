using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Who was present and did not vote, in a list or as typed.</summary>
internal sealed class NonVotersConverter() : ListOrTextConverter<NonVoter>(NonVoter.Read, nonVoter =>
    string.IsNullOrWhiteSpace(nonVoter.Name) ? null : nonVoter with { Reason = nonVoter.Reason ?? "" });
