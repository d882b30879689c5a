using AgiiPlatform.Documents;

namespace AgiiPlatform.Agreements.Documents;

/// <summary>A document that belongs to an agreement; its bytes are in the <see cref="DocumentStore"/>.</summary>
internal sealed record AgreementDocument(
    Guid Id, string Name, DocumentType Type, long Length, string Sha256, DateTime AddedAt, int Edition = 1)
{
    internal string ContentType => new StoredDocument(Id, Name, Type, Length, Sha256).ContentType;
}
