namespace AgiiPlatform.Programmes;

/// <summary>A report on a programme. What it says is kept as it was when it was sent, whatever is measured or changed after.</summary>
internal sealed class ProgrammeReport : TenantEntity
{
    internal const int MaxTitle = 200;

    internal Guid ProgrammeId { get; private init; }
    internal string Title { get; private set; } = "";

    /// <summary>The report moment of the definition, in months since the begin; none for one of one's own.</summary>
    internal int? Month { get; private set; }

    /// <summary>Up to and including this day.</summary>
    internal DateOnly AsOf { get; private set; }

    /// <summary>What it says, as JSON, from the moment it was sent; until then it is made anew from what is known.</summary>
    internal string? Content { get; private set; }

    internal DateOnly? SentOn { get; private set; }
}
