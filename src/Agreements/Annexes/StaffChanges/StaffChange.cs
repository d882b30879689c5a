namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Somebody whose assignment ends, or a domain; and where that matters.</summary>
public sealed record StaffChange(Guid? ConsultantId, string Name, DateOnly? EndsOn, IReadOnlyList<MunicipalityAffected> Municipalities);
