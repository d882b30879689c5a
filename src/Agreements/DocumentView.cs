using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>A document, to be had under its id.</summary>
public sealed record DocumentView(Guid Id, string Name, string ContentType, long Length, string Sha256, DateTime AddedAt, int Edition);
