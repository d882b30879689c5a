namespace AgiiPlatform.CouncilMinutes;

/// <summary>Somebody who is on the list of those present and did not vote on this item.</summary>
/// <param name="Name">Who.</param>
/// <param name="Reason">Why, in the words of the minutes: left, came later, "neemt niet deel"; empty when they do not say.</param>
public sealed record NonVoter(string Name, string Reason)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Reads them as they are typed in a form: a name on each line, and behind a colon the reason.</summary>
    public static IReadOnlyList<NonVoter> Read(string text) =>
    [
        .. from line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split(':', 2, StringSplitOptions.TrimEntries)
           from name in PersonNames.Split(parts[0])
           select new NonVoter(name, parts.ElementAtOrDefault(1) ?? ""),
    ];

    /// <summary>Writes them as they are typed in a form.</summary>
    public static string Write(IReadOnlyList<NonVoter> nonVoters) => string.Join('\n', nonVoters.Select(n => n.ToString()));

    /// <summary>"An Aerts: verliet de zaal".</summary>
    public override string ToString() => Reason.Length > 0 ? $"{Name}: {Reason}" : Name;
}
