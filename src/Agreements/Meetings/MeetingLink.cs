namespace AgiiPlatform.Agreements.Meetings;

/// <summary>That a meeting counts for an agreement. A meeting may have several; a total counts meetings, not links.</summary>
internal sealed class MeetingLink : TenantEntity
{
    internal Guid MeetingId { get; init; }
    internal Guid AgreementId { get; init; }
}
