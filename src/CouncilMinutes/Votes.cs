using System.Text.Json.Serialization;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>A count of votes.</summary>
/// <param name="For">For.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstain">Abstentions.</param>
/// <param name="Blank">Blank ballots, in a secret vote.</param>
/// <param name="Invalid">Invalid ballots, in a secret vote.</param>
/// <param name="Secret">Whether the vote was secret.</param>
/// <param name="Present">How many were present and could vote, so without the general manager; null when it is not stated.</param>
public sealed record Votes(int For, int Against, int Abstain, int Blank, int Invalid, bool Secret, int? Present)
{
    /// <summary>Who voted how; null when the minutes do not name anybody, and in a secret vote always.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RollCall? Names { get; init; }

    /// <summary>All votes together.</summary>
    public int Total() => For + Against + Abstain + Blank + Invalid;

    /// <summary>More for than against; a tie is a rejection (decreet lokaal bestuur), and nothing but for and against counts.</summary>
    public bool IsMajority() => For > Against;

    /// <summary>"36 voor, 2 tegen"; the rest only when there is any.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        $"{For} voor", $"{Against} tegen", Abstain == 1 ? "1 onthouding" : Some(Abstain, "onthoudingen"),
        Some(Blank, "blanco"), Some(Invalid, "ongeldig"),
    }.Where(s => s is not null));

    private static string? Some(int count, string what) => count == 0 ? null : $"{count} {what}";

    /// <summary>
    /// Everything in which these votes contradict the list of who was present, who of them did not vote, or themselves (R10).
    /// </summary>
    public IEnumerable<Contradiction> Contradictions(IReadOnlyList<PresentGroup> attendance, IReadOnlyList<NonVoter> nonVoters)
    {
        var listed = attendance.Where(g => g.MayVote()).SelectMany(g => g.Names).Select(PersonNames.Key).ToHashSet();
        foreach (var stranger in nonVoters.Where(n => listed.Count > 0 && !listed.Contains(PersonNames.Key(n.Name))))
        {
            yield return new("nonVoters", $"{stranger.Name} stemde niet mee, maar staat niet bij de aanwezigen die mogen stemmen.");
        }

        var silent = nonVoters.Select(n => PersonNames.Key(n.Name)).ToHashSet();
        attendance = [.. attendance.Select(g => g with { Names = [.. g.Names.Where(n => !silent.Contains(PersonNames.Key(n)))] })];
        var voters = attendance.Where(g => g.MayVote()).Sum(g => g.Names.Count);
        if (voters > 0 && Present is not null && Present != voters)
        {
            yield return new("present", $"Er zijn {Present} stemgerechtigde aanwezigen ingevuld, maar de lijst telt er {voters}.");
        }

        foreach (var contradiction in Names?.Contradictions(this, attendance) ?? [])
        {
            yield return contradiction;
        }

        // With every name known the roll call is more precise: it names who has no vote, and who should not have one.
        var counted = voters > 0 ? voters : Present;
        if (counted is not null && counted != Total() && !(voters > 0 && Names?.IsComplete(this) == true))
        {
            var difference = counted.Value - Total();
            yield return new("present", $"Er waren {counted} stemgerechtigde aanwezigen, maar de stemmen samen zijn {Total()} ({this}): "
                + $"{DutchText.Count(Math.Abs(difference), "stem", "stemmen")} te {(difference > 0 ? "weinig" : "veel")}.");
        }
    }
}
