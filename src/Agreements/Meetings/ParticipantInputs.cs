using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Reading and checking who takes part.</summary>
internal static class ParticipantInputs
{
    internal static IReadOnlyList<Participant> Read(this IReadOnlyList<MeetingInput.ParticipantInput>? given) =>
        [.. (given ?? []).Where(p => p.IsIn).Select(p => new Participant(p.Name!, p.Role!.Value, p.Organisation, p.Present))];

    /// <summary>What the form's fields hold for those who take part, with what they are called.</summary>
    internal static IEnumerable<(string Name, string Label, string? Value)> Values(
        this IReadOnlyList<Participant> participants, int from = 0) =>
        participants.Select((p, i) => (Who: p, Row: from + i)).SelectMany(p => new (string, string, string?)[]
        {
            ($"participants[{p.Row}].name", $"Deelnemer {p.Row + 1}", p.Who.Name),
            ($"participants[{p.Row}].role", $"Rol van deelnemer {p.Row + 1}", p.Who.Role.ToApiName()),
            ($"participants[{p.Row}].organisation", $"Organisatie van deelnemer {p.Row + 1}", p.Who.Organisation),
        });

    internal static Check Participants(this Check check, IReadOnlyList<MeetingInput.ParticipantInput>? given)
    {
        check.Must(given is null || given.Count <= 100, "participants", "Geef hoogstens honderd deelnemers.");
        foreach (var (i, p) in (given ?? []).Index().Where(row => row.Item?.IsIn != false))
        {
            check.RequiredText(p?.Name, $"participants[{i}].name", $"de naam van deelnemer {i + 1}")
                .Must(p?.Role is { } role && IsOne(role), $"participants[{i}].role",
                    $"Kies de rol van {(p?.Name is { Length: > 0 } name ? name : $"deelnemer {i + 1}")}.")
                .MaxLength(p?.Organisation, $"participants[{i}].organisation", "de organisatie");
        }

        return check;
    }

    private static bool IsOne(ParticipantRole role) => role != ParticipantRole.None && Enum.IsDefined(role);
}
