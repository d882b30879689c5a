using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>What is given when a meeting is planned or changed.</summary>
internal record MeetingInput
{
    public string? Title { get; init; }

    /// <summary>Towards which obligation it counts; absent is another kind of meeting.</summary>
    public ObligationKind? Kind { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>As "14:00" or "14u30"; absent is the whole day.</summary>
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

        /// <summary>False for somebody whom a form offers, or who is taken off the list: not in, unless present.</summary>
        public bool? Invited { get; init; }

        internal bool IsIn => Present || Invited != false;
    }

    internal MeetingPlan Checked()
    {
        var start = TimeText.Read(Start);
        new Check()
            .RequiredText(Title, "title", "het onderwerp")
            .Required(Date, "date", "de datum")
            .Must(Date is null or { Year: >= 1990 and <= 2100 }, "date", "Controleer het jaartal: geef een jaar van 1990 tot 2100.")
            .Must(Start is null || start is not null, "start", "Geef het beginuur, bijvoorbeeld 14:00 of 14u30.")
            .Must(Minutes is null or (> 0 and <= 24 * 60), "minutes", "Geef de duur in minuten, van 1 tot 1440.")
            .MaxLength(Place, "place", "de plaats")
            .MaxLength(Body, "body", "de stuurgroep of commissie")
            .MaxLength(Agenda, "agenda", "de agenda", 5000)
            .Participants(Participants)
            .ThrowIfInvalid();
        return new(Title!, Kind, Date!.Value, start, Minutes ?? (start is null ? null : 60), Place, Body, Agenda, Participants.Read());
    }

    /// <summary>Checks that the agreements exist here, and links the meeting to just these.</summary>
    internal async Task Link(Meeting meeting, AgreementsDb db, CancellationToken ct)
    {
        var wanted = (Agreements ?? []).Distinct().ToList();
        var known = await db.Agreements.AsNoTracking().Where(a => wanted.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
        new Check().Must(known.Count == wanted.Count, "agreements", "Kies alleen overeenkomsten die hier bestaan.").ThrowIfInvalid();
        var links = await db.MeetingLinks.Where(l => l.MeetingId == meeting.Id).ToListAsync(ct);
        db.MeetingLinks.RemoveRange(links.Where(l => !wanted.Contains(l.AgreementId)));
        db.MeetingLinks.AddRange(wanted.Except(links.Select(l => l.AgreementId))
            .Select(id => new MeetingLink { MeetingId = meeting.Id, AgreementId = id }));
    }
}
