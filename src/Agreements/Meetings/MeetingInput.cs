using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>What is given when a meeting is planned or changed.</summary>
internal record MeetingInput
{
    public string? Title { get; init; }

    /// <summary>Towards which obligation it counts; absent is another kind of meeting.</summary>
    public ObligationKind? Kind { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>As "14:00"; absent is the whole day.</summary>
    public string? Start { get; init; }

    public int? Minutes { get; init; }
    public string? Place { get; init; }
    public string? Body { get; init; }
    public string? Agenda { get; init; }
    public IReadOnlyList<ParticipantInput>? Participants { get; init; }

    /// <summary>The agreements it counts for.</summary>
    public IReadOnlyList<Guid>? Agreements { get; init; }

    internal sealed record ParticipantInput
    {
        public string? Name { get; init; }
        public ParticipantRole? Role { get; init; }
        public string? Organisation { get; init; }
        public bool Present { get; init; }
    }

    internal MeetingPlan Checked()
    {
        var start = Time(Start);
        new Check()
            .Text(Title, "title", "het onderwerp")
            .Given(Date, "date", "de datum")
            .That(Date is null or { Year: >= 1990 and <= 2100 }, "date", "Controleer het jaartal: geef een jaar van 1990 tot 2100.")
            .That(Start is null || start is not null, "start", "Geef het beginuur als 14:00.")
            .That(Minutes is null or (> 0 and <= 24 * 60), "minutes", "Geef de duur in minuten, van 1 tot 1440.")
            .Optional(Place, "place", "de plaats")
            .Optional(Body, "body", "de stuurgroep of commissie")
            .Optional(Agenda, "agenda", "de agenda", 5000)
            .Participants(Participants)
            .Done();
        return new(Title!, Kind, Date!.Value, start, Minutes ?? (start is null ? null : 60), Place, Body, Agenda, Participants.Read());
    }

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, ["H:mm", "H.mm", "H:mm:ss"], out var time) ? time : null;

    /// <summary>Checks that the agreements exist here, and links the meeting to just these.</summary>
    internal async Task Link(Meeting meeting, AgreementsDb db, CancellationToken ct)
    {
        var wanted = (Agreements ?? []).Distinct().ToList();
        var known = await db.Agreements.AsNoTracking().Where(a => wanted.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
        new Check().That(known.Count == wanted.Count, "agreements", "Kies alleen overeenkomsten die hier bestaan.").Done();
        var links = await db.MeetingLinks.Where(l => l.MeetingId == meeting.Id).ToListAsync(ct);
        db.MeetingLinks.RemoveRange(links.Where(l => !wanted.Contains(l.AgreementId)));
        db.MeetingLinks.AddRange(wanted.Except(links.Select(l => l.AgreementId)).Select(id => new MeetingLink { MeetingId = meeting.Id, AgreementId = id }));
    }
}

/// <summary>Reading and checking who takes part.</summary>
internal static class ParticipantInputs
{
    internal static IReadOnlyList<Participant> Read(this IReadOnlyList<MeetingInput.ParticipantInput>? given) =>
        [.. (given ?? []).Select(p => new Participant(p.Name!, p.Role!.Value, p.Organisation, p.Present))];

    /// <summary>What the form's fields hold for those who take part, with what they are called.</summary>
    internal static IEnumerable<(string Name, string Label, string? Value)> Values(this IReadOnlyList<Participant> participants) =>
        participants.SelectMany((p, i) => new (string, string, string?)[]
        {
            ($"participants[{i}].name", $"Deelnemer {i + 1}", p.Name),
            ($"participants[{i}].role", $"Rol van deelnemer {i + 1}", Words.Wire(p.Role)),
            ($"participants[{i}].organisation", $"Organisatie van deelnemer {i + 1}", p.Organisation),
        });

    internal static Check Participants(this Check check, IReadOnlyList<MeetingInput.ParticipantInput>? given)
    {
        check.That(given is null || given.Count <= 100, "participants", "Geef hoogstens honderd deelnemers.");
        foreach (var (i, p) in (given ?? []).Index())
        {
            check.Text(p?.Name, $"participants[{i}].name", $"de naam van deelnemer {i + 1}")
                .That(p?.Role is { } role && IsOne(role), $"participants[{i}].role", $"Kies de rol van {(p?.Name is { Length: > 0 } name ? name : $"deelnemer {i + 1}")}.")
                .Optional(p?.Organisation, $"participants[{i}].organisation", "de organisatie");
        }

        return check;
    }

    private static bool IsOne(ParticipantRole role) => role != ParticipantRole.None && Enum.IsDefined(role);
}
