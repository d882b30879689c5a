using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>A working year of an agreement, both days included, with how its obligations stand. The latest comes first.</summary>
public sealed record WorkingYearView(string Name, DateOnly From, DateOnly Until, IReadOnlyList<ObligationView> Obligations);
