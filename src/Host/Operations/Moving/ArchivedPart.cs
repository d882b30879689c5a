namespace AgiiPlatform.Host.Operations.Moving;

/// <summary>A file in an archive: the rows of a table as lines of JSON, or a document.</summary>
/// <param name="Name"><c>{service}/{table}.jsonl</c> or <c>documents/{id}</c>.</param>
/// <param name="Columns">Of the table; none for a document.</param>
/// <param name="Count">How many rows, or bytes of a document.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hexadecimal digits.</param>
internal sealed record ArchivedPart(string Name, IReadOnlyList<string> Columns, long Count, string Sha256);
