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

/// <summary>A decision about an agreement, as the minutes have it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Who decided.</param>
/// <param name="Date">The day of the session; null when it is not known, which only a college decision may have.</param>
/// <param name="Item">The number on the agenda.</param>
/// <param name="Result">What was decided.</param>
/// <param name="Votes">The count, of the council alone.</param>
public sealed record Decision(Guid Id, DecisionBody Body, DateOnly? Date, string? Item, DecisionResult Result, Votes? Votes);

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
    internal int Total => For + Against + Abstain + Blank + Invalid;

    /// <summary>More for than against; a tie is a rejection (decreet lokaal bestuur), and nothing but for and against counts.</summary>
    internal DecisionResult Result => For > Against ? DecisionResult.Approved : DecisionResult.Rejected;

    /// <summary>"36 voor, 2 tegen"; the rest only when there is any.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        $"{For} voor", $"{Against} tegen", Abstain == 1 ? "1 onthouding" : Some(Abstain, "onthoudingen"), Some(Blank, "blanco"), Some(Invalid, "ongeldig"),
    }.Where(s => s is not null));

    private static string? Some(int count, string what) => count == 0 ? null : $"{count} {what}";
}
