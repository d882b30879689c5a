namespace AgiiPlatform.Agreements.Renewals;

/// <summary>An agreement that ends in the time asked about; <paramref name="RenewalId"/> is null while nothing follows it.</summary>
public sealed record EndingAgreement(Guid Id, string Tenant, string Municipality, string Title, DateOnly Until, Guid? RenewalId);
