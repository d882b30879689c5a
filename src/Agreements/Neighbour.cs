namespace AgiiPlatform.Agreements;

/// <summary>Another agreement with the same theme, approved or signed, in (part of) the same time.</summary>
internal sealed record Neighbour(Guid Id, string Title, DateOnly From, DateOnly Until);
