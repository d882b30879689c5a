namespace AgiiPlatform.Programmes.Steering;

/// <summary>Lists the steering bodies of the municipality, with how far their meetings of the year are.</summary>
internal static class ListBodies
{
    internal static readonly PageAddress Page = new("/stuurgroepen");

    internal static readonly PageAddress PageOf = new("/stuurgroepen?jaar={year}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/steering-bodies", async (int? year, ProgrammesDb db, CancellationToken ct) =>
            Lines(await BodyMeetings.Read(db, Year(year, db), ct))).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (int? jaar, ProgrammesDb db, CancellationToken ct) =>
        {
            var meetings = await BodyMeetings.Read(db, Year(jaar, db), ct);
            return await Pages.Show<BodiesPage>(
                new { Bodies = Lines(meetings), Counted = await CountMeetings.Read(meetings, db, ct) });
        }).Requires(Permission.ProgrammesRead);
    }

    /// <summary>The year that is asked for, or this one.</summary>
    internal static int Year(int? year, ProgrammesDb db) => year is null or (>= 1990 and <= 2100) ? year ?? db.Context.Today.Year
        : throw new InvalidInput("year", "Geef een jaar van 1990 tot 2100.");

    private static IReadOnlyList<BodyLine> Lines(BodyMeetings meetings) =>
    [
        .. meetings.Bodies.Select(b => new BodyLine(b.Id, b.Name, b.MeetingsMin, b.MeetingsMax, meetings.Held(b.Id), meetings.Planned(b.Id),
            meetings.Standing(b), b.Until)),
    ];
}
