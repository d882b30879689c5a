using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>The document that shows a signature, with the hash by which it can be recognised.</summary>
public sealed record EvidenceView(Guid Id, string Name, string Sha256);
