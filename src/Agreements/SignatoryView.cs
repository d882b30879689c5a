using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>A representative; <paramref name="Signature"/> is null while they have not signed.</summary>
public sealed record SignatoryView(string Name, string Title, SignatureView? Signature);
