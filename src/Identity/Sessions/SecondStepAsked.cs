namespace AgiiPlatform.Identity.Sessions;

/// <summary>An organisation that asks everybody in it for a second step when they sign in, as every process looks it up.</summary>
internal sealed class SecondStepAsked
{
    /// <summary>Which.</summary>
    public Guid TenantId { get; init; }
}
