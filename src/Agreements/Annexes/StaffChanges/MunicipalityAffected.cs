namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// A municipality whose annexes need somebody who leaves, or a domain; when the assignment there ends, or that it goes on.
/// </summary>
public sealed record MunicipalityAffected(string Slug, string Name, DateOnly? EndsOn, bool GoesOn, IReadOnlyList<AnnexAffected> Annexes);
