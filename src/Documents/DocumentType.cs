namespace AgiiPlatform.Documents;

/// <summary>The kinds of document that are let in.</summary>
public enum DocumentType
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word document without macros (Office Open XML).</summary>
    Docx,
}
