namespace AgiiPlatform.Programmes.Means;

/// <summary>What the annex of the agreement says of a line now: shown with what links to it, and kept there only at closing.</summary>
/// <param name="Annex">The edition that holds: "Bijlage 2026, versie 2".</param>
/// <param name="AnnexId">Its id.</param>
/// <param name="LineId">The line in that edition; null when it is not in it any more.</param>
/// <param name="Text">What AgII does.</param>
/// <param name="Fte">Full-time equivalents, when the annex says how many.</param>
public sealed record AgreedSupport(string Annex, Guid AnnexId, Guid? LineId, string? Text, decimal? Fte);
