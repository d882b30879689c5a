using AgiiPlatform.Agreements.Drafts;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Records that a meeting was held: who was there in which role, the report and what was decided.</summary>
internal static class HoldMeeting
{
    internal sealed record Input
    {
        public IReadOnlyList<MeetingInput.ParticipantInput>? Participants { get; init; }
        public string? Report { get; init; }
        public IReadOnlyList<string>? Decisions { get; init; }

        /// <summary>The version that the writer had before them; needed to write over a record that is already there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/overleg/{id:guid}/verslag");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/meetings/{id:guid}/record", Handle)
        .Form(Page, Show, "Het verslag is bewaard.", then: OpenMeeting.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        var check = new Check().Participants(input.Participants).MaxLength(input.Report, "report", "het verslag", 20_000);
        foreach (var decision in input.Decisions ?? [])
        {
            check.MaxLength(decision, "decisions", "een besluit", 1000);
        }

        check.Must(meeting.State != MeetingState.Held || input.Version is not null, "version",
            "Geef de versie die u wijzigt: er is al een verslag.").ThrowIfInvalid();
        RuleViolation.If(input.Version is { } had && had != meeting.Version, "changed-meanwhile",
            "Iemand anders heeft dit overleg intussen gewijzigd of er een verslag van gemaakt. "
            + "Vergelijk beide versies en kies wat er moet staan.");
        meeting.Hold(input.Participants.Read(), input.Report, input.Decisions ?? [], db.Context.Today);
        PlanMeeting.Announce(meeting, db);
        await db.Save(nameof(HoldMeeting), meeting, ct);
    }

    /// <summary>
    /// The form, with those who were invited, and below them whom the agreements name. Who was there is for the writer to tick: nobody is
    /// present because they were expected.
    /// </summary>
    private static async Task<IResult> Show(
        Guid id, FormState form, AgreementsDb db, CurrentUser user, [FromKeyedServices("agreements")] GrantCache access,
        CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        var agreements = await db.MeetingLinks.Where(l => l.MeetingId == id).Select(l => l.AgreementId).ToListAsync(ct);
        var proposals = await ProposedParticipants.For(agreements, meeting.Participants, db, user, access, ct);
        (string Name, string Label, string? Value)[] saved =
        [
            ("report", "Verslag", meeting.Report),
            ("decisions[]", "Besluiten", string.Join('\n', meeting.Decisions)),
            .. meeting.Participants.Values(),
            .. meeting.Participants.Select((p, i) =>
                ($"participants[{i}].present", $"Deelnemer {i + 1} aanwezig", p.Present ? "true" : null)),
        ];
        return await Pages.Show<HoldMeetingPage>(new
        {
            Id = id,
            meeting.Title,
            meeting.Date,
            meeting.Version,
            Differences = !form.HasErrors || form.Value("version") == $"{meeting.Version}" ? [] : Difference.Between(saved, form),
            Form = form.HasErrors ? form : Difference.Filled([.. saved, .. proposals.Offered(meeting.Participants.Count)]),
        });
    }
}
