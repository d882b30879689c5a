using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>A signature that was withdrawn, and why.</summary>
public sealed record WithdrawnSignature(string Name, DateOnly? Date, DateOnly WithdrawnOn, string Reason);
