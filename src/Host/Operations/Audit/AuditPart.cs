namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>The log of one service: its name, what people call it, and where it is read.</summary>
public sealed record AuditPart(string Service, string Name, string Address);
