namespace AgiiPlatform.CouncilMinutes;

/// <summary>What minutes were read to say about one item of the agenda. What was not found is null, or an empty list.</summary>
/// <remarks>
/// These parts can be kept as JSON: their properties are what the minutes state, and what is derived from those is a method.
/// </remarks>
public sealed record Minutes
{
    /// <summary>Whose session it was.</summary>
    public CouncilBody? Body { get; init; }

    /// <summary>The day of the session.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Whether the session was public.</summary>
    public Session? Session { get; init; }

    /// <summary>The number on the agenda.</summary>
    public string? Item { get; init; }

    /// <summary>The title of the item on the agenda.</summary>
    public string? Title { get; init; }

    /// <summary>Who was present, by function, in the order of the minutes.</summary>
    public IReadOnlyList<PresentGroup> Attendance { get; init; } = [];

    /// <summary>Who was present and did not vote on this item.</summary>
    public IReadOnlyList<NonVoter> NonVoters { get; init; } = [];

    /// <summary>The votes.</summary>
    public MinutesVotes? Votes { get; init; }

    /// <summary>Why the council decided so.</summary>
    public Motivation? Motivation { get; init; }

    /// <summary>What was decided, article by article.</summary>
    public IReadOnlyList<Article> Articles { get; init; } = [];

    /// <summary>The extract from the minutes and who certified it.</summary>
    public Extract? Extract { get; init; }

    /// <summary>Where each field stands in the text, and what it could be where the text says several things.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What was not found, or not for certain, in Dutch words.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What a person should check, in Dutch sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
