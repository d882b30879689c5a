using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>What was read from minutes: a decision as it can be recorded, what was not found, and what a person should check.</summary>
/// <param name="Decision">As it is posted to record it.</param>
/// <param name="Missing">What was not found, in words.</param>
/// <param name="Remarks">What a person should check, in sentences.</param>
/// <param name="Findings">Where in the text each field was read, and what it could be where the text says several things.</param>
internal sealed record Reading(
    RecordDecision.Input Decision, IReadOnlyList<string> Missing, IReadOnlyList<string> Remarks, IReadOnlyList<Finding> Findings);
