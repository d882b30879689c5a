using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>What minutes were read to say: a decision as it can be recorded, what was not found, and what deserves a look.</summary>
/// <param name="Decision">As it is posted to record it.</param>
/// <param name="Missing">What was not found, in words.</param>
/// <param name="Remarks">What deserves a look, in sentences.</param>
internal sealed record Reading(RecordDecision.Input Decision, IReadOnlyList<string> Missing, IReadOnlyList<string> Remarks);
