using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements.Due;

/// <summary>Something that somebody must do. It follows from the facts and the calendar: it is not entered or ticked off.</summary>
/// <param name="Kind">A stable name for programs.</param>
/// <param name="Text">What to do.</param>
/// <param name="About">Which agreement or meeting.</param>
/// <param name="Href">Where to do it, or, for a person who may not, where to see it.</param>
/// <param name="By">Before or on which day; null when there is no such day.</param>
/// <param name="Overdue">Whether that day is over.</param>
public sealed record DueItem(string Kind, string Text, string About, string Href, DateOnly? By, bool Overdue)
{
    /// <summary>Whether it waits for who reads this; otherwise it waits for a colleague.</summary>
    public bool ForYou { get; init; }

    /// <summary>What the button says that leads there: a verb.</summary>
    public string Action { get; init; } = Look;

    /// <summary>In AgII's list: the municipality's part of the address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tenant { get; init; }

    /// <summary>In AgII's list: the municipality's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Municipality { get; init; }

    /// <summary>Whether it waits for a signature of AgII.</summary>
    internal bool ForAgencyToSign { get; init; }

    /// <summary>The button of who can only look.</summary>
    internal const string Look = "Bekijken";
}
