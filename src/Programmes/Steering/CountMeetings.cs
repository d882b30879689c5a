namespace AgiiPlatform.Programmes.Steering;

/// <summary>Counts the meetings of a year for each programme, and each of them once in all.</summary>
internal static class CountMeetings
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Api.MapGet("/steering-bodies/meetings", async (int? year, ProgrammesDb db, CancellationToken ct) =>
            await Read(await BodyMeetings.Read(db, ListBodies.Year(year, db), ct), db, ct)).Requires(Permission.ProgrammesRead);

    internal static async Task<CountedMeetings> Read(BodyMeetings meetings, ProgrammesDb db, CancellationToken ct)
    {
        var ids = meetings.Bodies.SelectMany(b => meetings.Programmes[b.Id]).Distinct().ToList();
        var programmes = await db.Programmes.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        return new(meetings.Year, meetings.Bodies.Sum(b => meetings.Held(b.Id)),
            [.. programmes.Select(p => new ProgrammeMeetings(p.Id, p.Name, meetings.HeldFor(p.Id)))]);
    }
}
