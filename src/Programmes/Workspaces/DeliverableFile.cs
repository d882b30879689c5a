using AgiiPlatform.Documents;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A file of a deliverable; its bytes are in the <see cref="DocumentStore"/>, with the municipality that made it. Who had left when it was
/// added does not see it.
/// </summary>
internal sealed record DeliverableFile(Guid Id, string Name, DocumentType Type, long Length, string Sha256, DateTime AddedAt = default)
{
    internal string ContentType => new StoredDocument(Id, Name, Type, Length, Sha256).ContentType;
}
