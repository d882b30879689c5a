namespace AgiiPlatform.Platform.Persistence;

/// <summary>What a request with an Idempotency-Key made, so that its repetition is answered the same and does nothing.</summary>
internal sealed class IdempotentRequest
{
    public Guid TenantId { get; init; }
    public Guid PersonId { get; init; }
    public string Key { get; init; } = "";
    public string RequestHash { get; init; } = "";
    public Guid? CreatedId { get; init; }
    public DateTime At { get; init; }
}
