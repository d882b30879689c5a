namespace AgiiPlatform.Programmes.Steering;

/// <summary>What a steering body is, checked.</summary>
internal sealed record BodyTerms(
    string Name, string? Composition, int? MeetingsMin, int? MeetingsMax, IReadOnlyList<BodyMember> Members, DateOnly? From,
    DateOnly? Until, IReadOnlyList<Guid> ProgrammeIds);
