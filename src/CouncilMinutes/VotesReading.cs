namespace AgiiPlatform.CouncilMinutes;

/// <summary>What was read of the votes.</summary>
/// <param name="Votes">The votes; null when they are not stated, or not certain.</param>
/// <param name="Findings">Each vote on the item that the text has.</param>
/// <param name="Remarks">What a person should check, in Dutch sentences.</param>
internal sealed record VotesReading(MinutesVotes? Votes, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Remarks);
