using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>What is given when a steering body is recorded or changed.</summary>
internal sealed record BodyInput
{
    public string? Name { get; init; }

    /// <summary>The roles that are to be in it.</summary>
    public IReadOnlyList<string>? Composition { get; init; }

    public int? MeetingsMin { get; init; }
    public int? MeetingsMax { get; init; }
    public IReadOnlyList<MemberInput>? Members { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>The programmes for which its meetings count.</summary>
    public IReadOnlyList<Guid>? Programmes { get; init; }

    /// <summary>The version that was looked at; needed to change a body.</summary>
    public int? Version { get; init; }

    internal sealed record MemberInput
    {
        /// <summary>Its row in the sheet that it came from; null when it did not.</summary>
        public int? Row { get; init; }

        internal string Called(int index) => Row is { } row ? $"rij {row}" : $"lid {index + 1}";

        public string? Name { get; init; }
        public string? Title { get; init; }
        public string? Organisation { get; init; }
        public string? Role { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    /// <summary>What it says, when its programmes are here and no other body has its name: meetings are counted by it.</summary>
    internal async Task<BodyTerms> Checked(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var wanted = (Programmes ?? []).Distinct().ToList();
        var known = await db.Programmes.CountAsync(p => wanted.Contains(p.Id), ct);
        var check = new Check()
            .RequiredText(Name, "name", "de naam", SteeringBody.MaxName)
            .Must(string.Join('\n', Composition.Given("composition")).Length <= Programme.MaxText, "composition",
                "De samenstelling is te lang.")
            .Must(MeetingsMin is null or >= 0 and <= MaxMeetings, "meetingsMin", $"Geef een aantal van 0 tot {MaxMeetings} per jaar.")
            .Must(MeetingsMax is null or > 0 and <= MaxMeetings, "meetingsMax", $"Geef een aantal van 1 tot {MaxMeetings} per jaar.")
            .Must(known == wanted.Count, "programmes", "Kies alleen programma's die hier bestaan.");
        foreach (var (i, member) in Members.Given("members").Index())
        {
            check.RequiredText(member.Name, $"members[{i}].name", $"de naam van {member.Called(i)}")
                .MaxLength(member.Title, $"members[{i}].title", $"de functie van {member.Called(i)}")
                .MaxLength(member.Organisation, $"members[{i}].organisation", $"de organisatie van {member.Called(i)}")
                .MaxLength(member.Role, $"members[{i}].role", $"de rol van {member.Called(i)}")
                .Must(!(member.Until < member.From), $"members[{i}].until",
                    $"{(member.Row is null ? "Lid" : "Rij")} {member.Row ?? i + 1} ({member.Name}) stopt op {member.Until.InWords()}, "
                    + $"voor het begint op {member.From.InWords()}.");
        }

        check.ThrowIfInvalid();
        var others = await db.SteeringBodies.AsNoTracking().Where(b => b.Id != id).ToListAsync(ct);
        var same = others.Find(b => b.IsCalled(Name!));
        RuleViolation.If(same is not null, "body-twice",
            $"«{Name}» is er al{(FoldedText.Of(same?.Name ?? "") == FoldedText.Of(Name!) ? "" : $" (zo heette «{same?.Name}»)")}. "
            + "Overleg wordt geteld op de naam van de stuurgroep: geef een andere naam.");
        return new(Name!, Composition is { Count: > 0 } roles ? string.Join('\n', roles) : null, MeetingsMin, MeetingsMax,
            [.. (Members ?? []).Select(m => new BodyMember(m.Name!, m.Title, m.Organisation, m.Role, m.From, m.Until))],
            From, Until, wanted);
    }

    private const int MaxMeetings = 100;
}
