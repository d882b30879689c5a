namespace AgiiPlatform.Documents;

/// <summary>A document as it is kept.</summary>
/// <param name="Id">Its id within the tenant.</param>
/// <param name="Name">The sender's name for it, made safe to show and to offer for download; ends in .pdf or .docx.</param>
/// <param name="Type">What its bytes say it is.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record StoredDocument(Guid Id, string Name, DocumentType Type, long Length, string Sha256)
{
    /// <summary>The media type to send it with, always as an attachment.</summary>
    public string ContentType => Type switch
    {
        DocumentType.Pdf => "application/pdf",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };
}
