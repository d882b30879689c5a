using AgiiPlatform.Agreements.Drafts;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Changes a planned meeting. Who changes says which version they had before them.</summary>
internal static class ChangeMeeting
{
    internal sealed record Input : MeetingInput
    {
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/overleg/{id:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/meetings/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het overleg is gewijzigd.", then: OpenMeeting.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        var plan = input.Checked();
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(meeting.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft dit overleg intussen gewijzigd. Vergelijk beide versies en kies wat er moet staan.");
        var wasOfBody = meeting.Body is not null;
        meeting.Change(plan);
        await input.Link(meeting, db, ct);
        PlanMeeting.Announce(meeting, db, wasOfBody);
        db.Touch(meeting);
        await db.Save(nameof(ChangeMeeting), meeting, ct);
    }

    private static async Task<IResult> Show(
        Guid id, FormState form, AgreementsDb db, CurrentUser user, [FromKeyedServices("agreements")] GrantCache access,
        CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound();
        var links = await db.MeetingLinks.AsNoTracking().Where(l => l.MeetingId == id).Select(l => l.AgreementId).ToListAsync(ct);
        var titles = (await OpenMeeting.Choices(db, ct)).ToDictionary(c => c.Value, c => c.Text);
        var proposals = await ProposedParticipants.For(links, meeting.Participants, db, user, access, ct);
        var saved = Values(meeting, links.Select(l => l.ToString()).Order(StringComparer.Ordinal)).ToList();
        return await Pages.Show<ChangeMeetingPage>(new
        {
            Id = id,
            meeting.Version,
            Form = form.HasErrors ? form : Difference.Filled([.. saved, .. proposals.Offered(meeting.Participants.Count)]),
            Agreements = titles.Select(t => (t.Key, t.Value)).ToList(),
            Differences = !form.HasErrors || form.Value("version") == $"{meeting.Version}" ? [] : Difference.Between(saved, form)
                .Select(d => d.Label == "Telt voor" ? new Difference(d.Label, Titles(d.Saved), Titles(d.Typed)) : d).ToList(),
        });

        string Titles(string? ids) => string.Join(", ",
            (ids ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => titles.GetValueOrDefault(id, id)));
    }

    private static IEnumerable<(string Name, string Label, string? Value)> Values(Meeting m, IEnumerable<string> agreements)
    {
        yield return ("title", "Onderwerp", m.Title);
        yield return ("kind", "Soort", m.Kind is { } kind ? kind.ToApiName() : null);
        yield return ("date", "Datum", $"{m.Date:O}");
        yield return ("start", "Beginuur", m.Start is { } start ? $"{start:HH:mm}" : null);
        yield return ("minutes", "Duur", m.Minutes?.ToString());
        yield return ("place", "Plaats", m.Place);
        yield return ("body", "Stuurgroep of commissie", m.Body);
        yield return ("agenda", "Agenda", m.Agenda);
        yield return ("agreements[]", "Telt voor", string.Join('\n', agreements));
        foreach (var value in m.Participants.Values())
        {
            yield return value;
        }
    }
}
