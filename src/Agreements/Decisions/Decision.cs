using System.Text.Json.Serialization;
using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Who decided.</summary>
public enum DecisionBody
{
    /// <summary>The college of mayor and aldermen: refers the agreement to the council.</summary>
    College,

    /// <summary>The municipal council: approves or rejects.</summary>
    Council,
}

/// <summary>What was decided.</summary>
public enum DecisionResult
{
    /// <summary>The college refers it to the council.</summary>
    Referred,

    /// <summary>The council approves it.</summary>
    Approved,

    /// <summary>The council rejects it.</summary>
    Rejected,
}

/// <summary>Whether the public could attend.</summary>
public enum Session
{
    /// <summary>Openbare zitting.</summary>
    Public,

    /// <summary>Besloten zitting.</summary>
    Closed,
}

/// <summary>
/// A decision about an agreement, as the minutes have it. What stands in the body of this record may be absent: often only the count is
/// at hand, and rows kept before these members existed must still read.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Who decided.</param>
/// <param name="Date">The day of the session; null when it is not known, which only a college decision may have.</param>
/// <param name="Item">The number on the agenda.</param>
/// <param name="Result">What was decided.</param>
/// <param name="Votes">The count, of the council alone.</param>
public sealed record Decision(Guid Id, DecisionBody Body, DateOnly? Date, string? Item, DecisionResult Result, Votes? Votes)
{
    /// <summary>Whether the session was public.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Session? Session { get; init; }

    /// <summary>The title of the item on the agenda.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Who was present, by function, in the order of the minutes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PresentGroup>? Attendance { get; init; }

    /// <summary>Why the council decided so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Motivation? Motivation { get; init; }

    /// <summary>What was decided, article by article.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Article>? Articles { get; init; }

    /// <summary>The extract from the minutes and who certified it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Extract? Extract { get; init; }

    /// <summary>Why and when it was retracted; null while it counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Retraction? Retraction { get; init; }

    /// <summary>Every text in it, for searching.</summary>
    internal IEnumerable<string?> Texts =>
    [
        Item, Title, .. (Attendance ?? []).SelectMany(g => g.Names), .. (Motivation?.Sections ?? []).Select(s => s.Text), .. (Articles ?? []).Select(a => a.Text),
    ];

    /// <summary>The name of the body.</summary>
    internal string By => Body == DecisionBody.College ? "College van burgemeester en schepenen" : "Gemeenteraad";

    /// <summary>What was decided, in words.</summary>
    internal string Outcome => Result switch
    {
        DecisionResult.Referred => "Doorverwezen naar de gemeenteraad",
        DecisionResult.Approved => "Goedgekeurd",
        _ => "Verworpen",
    };
}

/// <summary>The motivation of a decision, in the sections that minutes have; "geen" is a usual answer to the last.</summary>
/// <param name="History">Voorgeschiedenis.</param>
/// <param name="Facts">Feiten en context.</param>
/// <param name="Argument">Argumentatie.</param>
/// <param name="Finances">Financiële gevolgen.</param>
public sealed record Motivation(string? History, string? Facts, string? Argument, string? Finances)
{
    internal const int MaxSection = 20_000;

    /// <summary>The sections that have a text, with the heading that minutes print above them.</summary>
    internal IEnumerable<(string Heading, string Text)> Sections =>
        from s in new[] { ("Voorgeschiedenis", History), ("Feiten en context", Facts), ("Argumentatie", Argument), ("Financiële gevolgen", Finances) }
        where !string.IsNullOrWhiteSpace(s.Item2)
        select (s.Item1, s.Item2);
}

/// <summary>The extract: its day is often a later one than that of the session.</summary>
/// <param name="Date">The day on which it was made out.</param>
/// <param name="Place">Where.</param>
/// <param name="GeneralManager">The general manager who certified it.</param>
/// <param name="Chair">The chair of the council who certified it.</param>
/// <param name="Signed">Whether the minutes bear the mark "(get.)" beside both names: signed on the original.</param>
public sealed record Extract(DateOnly? Date, string? Place, string? GeneralManager, string? Chair, bool Signed)
{
    internal bool IsEmpty => this is { Date: null, Place: null, GeneralManager: null, Chair: null };
}

/// <summary>The retraction of a decision that was wrongly recorded.</summary>
/// <param name="On">The day.</param>
/// <param name="Reason">Why.</param>
public sealed record Retraction(DateOnly On, string Reason);

/// <summary>A count of votes.</summary>
/// <param name="For">For.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstain">Abstentions.</param>
/// <param name="Blank">Blank ballots, in a secret vote.</param>
/// <param name="Invalid">Invalid ballots, in a secret vote.</param>
/// <param name="Secret">Whether the vote was secret.</param>
/// <param name="Present">How many were present and could vote; null when the minutes do not say. The general manager does not vote.</param>
public sealed record Votes(int For, int Against, int Abstain, int Blank, int Invalid, bool Secret, int? Present)
{
    /// <summary>Who voted how; null when the minutes do not say, and in a secret vote always.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RollCall? Names { get; init; }

    internal int Total => For + Against + Abstain + Blank + Invalid;

    /// <summary>More for than against; a tie is a rejection (decreet lokaal bestuur), and nothing but for and against counts.</summary>
    internal DecisionResult Result => For > Against ? DecisionResult.Approved : DecisionResult.Rejected;

    /// <summary>"36 voor, 2 tegen"; the rest only when there is any.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        $"{For} voor", $"{Against} tegen", Abstain == 1 ? "1 onthouding" : Some(Abstain, "onthoudingen"), Some(Blank, "blanco"), Some(Invalid, "ongeldig"),
    }.Where(s => s is not null));

    private static string? Some(int count, string what) => count == 0 ? null : $"{count} {what}";

    /// <summary>Everything in which these votes contradict the list of who was present, or themselves (R10), with the field it is about.</summary>
    internal IEnumerable<(string Field, string Sentence)> Contradictions(IReadOnlyList<PresentGroup>? attendance)
    {
        var voters = (attendance ?? []).Where(g => g.Votes).Sum(g => g.Names.Count);
        if (voters > 0 && Present is not null && Present != voters)
        {
            yield return ("present", $"Er zijn {Present} stemgerechtigde aanwezigen ingevuld, maar de lijst telt er {voters}.");
        }

        foreach (var contradiction in Names?.Contradictions(this, attendance ?? []) ?? [])
        {
            yield return contradiction;
        }

        // With every name known the roll call says it better: who has no vote, and who should not have one.
        var counted = voters > 0 ? voters : Present;
        if (counted is not null && counted != Total && !(voters > 0 && Names?.CompleteFor(this) == true))
        {
            var difference = counted.Value - Total;
            yield return ("present", $"Er waren {counted} stemgerechtigde aanwezigen, maar de stemmen samen zijn {Total} ({this}): "
                + (difference > 0 ? $"{Dutch.Count(difference, "stem", "stemmen")} te weinig." : $"{Dutch.Count(-difference, "stem", "stemmen")} te veel."));
        }
    }
}
