using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Plans a meeting, or a series of them.</summary>
internal static class PlanMeeting
{
    private const int MostInSeries = 24;

    internal sealed record Input : MeetingInput
    {
        /// <summary>Repeats it every so many months, on the same day of the month, up to and including <see cref="RepeatUntil"/>.</summary>
        public int? RepeatMonths { get; init; }

        public DateOnly? RepeatUntil { get; init; }
    }

    internal static readonly PageAddress Page = new("/overleg/nieuw");

    /// <summary>The page with this agreement filled in.</summary>
    internal static readonly PageAddress PageFor = new("/overleg/nieuw?overeenkomst={agreement:guid}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/meetings", Handle)
        .Form(Page, Show, "Het overleg is gepland.", then: OpenMeeting.Page);

    private static async Task<IResult> Show(
        Guid? overeenkomst, string? soort, DayInQuery? datum, FormState form, AgreementsDb db, CurrentUser user,
        [FromKeyedServices("agreements")] GrantCache access, CancellationToken ct)
    {
        if (!form.HasErrors)
        {
            var proposals = await ProposedParticipants.For(overeenkomst is { } id ? [id] : [], already: [], db, user, access, ct);
            form = FormState.With(
            [
                ("agreements[]", overeenkomst?.ToString()), ("kind", soort), ("date", datum?.Day.ToString("O")),
                .. proposals.Offered(rows: 0).Select(f => (f.Name, f.Value)),
            ]);
        }

        return await Pages.Show<PlanMeetingPage>(new { Form = form, Agreements = await OpenMeeting.Choices(db, ct) });
    }

    private static async Task<Guid> Handle(Input input, AgreementsDb db, CancellationToken ct)
    {
        if (db.Context.Tenant!.Kind != TenantKind.Municipality)
        {
            throw new NotFound();
        }

        var plan = input.Checked();
        var days = Days(input, plan.Date);
        var series = days.Count > 1 ? Guid.CreateVersion7() : (Guid?)null;
        var meetings = days.Select(day => Meeting.Plan(plan with { Date = day }, series)).ToList();
        foreach (var meeting in meetings)
        {
            db.Meetings.Add(meeting);
            await input.Link(meeting, db, ct);
            Announce(meeting, db);
        }

        await db.Save(nameof(PlanMeeting), meetings[0], ct);
        return meetings[0].Id;
    }

    /// <summary>Tells others about a meeting of a body, as it will be saved; of other meetings there is nothing to count.</summary>
    internal static void Announce(Meeting meeting, AgreementsDb db, bool wasOfBody = false)
    {
        if (meeting.Body is not null || wasOfBody)
        {
            db.Publish(meeting.Announcement(meeting.Version + 1));
        }
    }

    private static IReadOnlyList<DateOnly> Days(Input input, DateOnly first)
    {
        new Check()
            .Must((input.RepeatMonths is null) == (input.RepeatUntil is null), "repeatUntil",
                "Geef voor een reeks zowel om de hoeveel maanden als tot wanneer.")
            .Must(input.RepeatMonths is null or (>= 1 and <= 12), "repeatMonths", "Herhaal om de 1 tot 12 maanden.")
            .Must(!(input.RepeatUntil < first), "repeatUntil", "De laatste dag van de reeks ligt vóór het eerste overleg.")
            .ThrowIfInvalid();
        if (input is not { RepeatMonths: { } months, RepeatUntil: { } until })
        {
            return [first];
        }

        var days = Enumerable.Range(0, MostInSeries + 1).Select(i => first.AddMonths(i * months)).TakeWhile(d => d <= until).ToList();
        new Check().Must(days.Count <= MostInSeries, "repeatUntil",
            $"Een reeks telt hoogstens {MostInSeries} keer overleg. Kies een vroegere laatste dag.").ThrowIfInvalid();
        return days;
    }
}
