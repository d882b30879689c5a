namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>Somebody who could do something in the municipality, now or before.</summary>
public sealed record AuditPerson(Guid Id, string Name, string Roles);
