using System.Text.Json.Serialization;
using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>
/// A decision about an agreement, as the minutes have it. The members in the body of this record may be absent: often only the count of
/// the votes is known.
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

    /// <summary>Who of them did not vote: left, came later, or took no part.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NonVoter>? NonVoters { get; init; }

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

    /// <summary>Who recorded it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Registrar? RecordedBy { get; init; }

    /// <summary>Whether AgII recorded it, and the municipality must confirm it: until then it does not count.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ToConfirm { get; init; }

    /// <summary>The municipality's confirmation, when AgII recorded it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Confirmation? Confirmation { get; init; }

    /// <summary>Whether it counts: confirmed where that is needed, and not retracted.</summary>
    internal bool Counts => Retraction is null && !ToConfirm;

    /// <summary>What the agreement waits for while this must be confirmed.</summary>
    internal string Next => $"Wacht op de gemeente, die de beslissing van {Body.WithArticle()} moet bevestigen.";

    /// <summary>"Geregistreerd door Cas Consulent, consulent (AgII)", and who confirmed it; null when that was not kept.</summary>
    internal string? Source => RecordedBy is not { } by ? null
        : $"Geregistreerd door {by.ToDisplay}{(by.OfAgency ? " (AgII)" : "")}"
            + (Confirmation is { } confirmed ? $", bevestigd door {confirmed.By.ToDisplay} op {Dutch.InWords(confirmed.On)}" : "");

    /// <summary>Every text in it, for searching.</summary>
    internal IEnumerable<string?> Texts =>
    [
        Item, Title, .. (Attendance ?? []).SelectMany(g => g.Names),
        .. (Motivation?.Sections() ?? []).Select(s => s.Text), .. (Articles ?? []).Select(a => a.Text),
    ];

    /// <summary>The name of the body.</summary>
    internal string By => Body.Name();

    /// <summary>The name of the body at the beginning of a sentence: "De gemeenteraad".</summary>
    internal string TheBody => Dutch.Capital(Body.WithArticle());

    /// <summary>What was decided, in words.</summary>
    internal string Outcome => Result switch
    {
        DecisionResult.Referred => $"Doorverwezen naar {Body.Council().WithArticle()}",
        DecisionResult.Approved => "Goedgekeurd",
        _ => "Verworpen",
    };
}
