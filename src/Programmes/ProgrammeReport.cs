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

    /// <summary>A report on what is known up to and including a day.</summary>
    internal static ProgrammeReport On(Programme programme, string title, int? month, DateOnly asOf)
    {
        RuleViolation.If(asOf < programme.From || asOf > programme.Until, "report-outside-the-period",
            $"Een verslag over {programme.Name} telt tot een dag {new Period(programme.From, programme.Until).InWords()}.");
        return new() { ProgrammeId = programme.Id, Title = title, Month = month, AsOf = asOf };
    }

    /// <summary>Keeps what it says, from now on.</summary>
    internal void Send(string content, DateOnly today)
    {
        RefuseSent();
        RuleViolation.If(AsOf >= today, "report-too-early",
            $"Dit verslag telt tot en met {AsOf.InWords()}. U kunt het vanaf de dag erna als verstuurd registreren.");
        (Content, SentOn) = (content, today);
    }

    /// <summary>Refuses what is not done to a report that was sent.</summary>
    internal void RefuseSent() => RuleViolation.If(SentOn is not null, "report-sent",
        $"Dit verslag is verstuurd op {SentOn.InWords()} en ligt vast.");
}
