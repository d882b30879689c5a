namespace AgiiPlatform.Platform.Persistence;

/// <summary>Who did what to which record, when and why. The application may add entries and never change them.</summary>
internal sealed class AuditEntry
{
    public Guid Id { get; init; }
    public Guid TenantId { get; init; }
    public Guid? PersonId { get; init; }
    public string Role { get; init; } = "";
    public string Act { get; init; } = "";
    public string RecordType { get; init; } = "";
    public Guid? RecordId { get; init; }
    public string? Reason { get; init; }
    public DateTime At { get; init; }
}
