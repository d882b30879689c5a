using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>Shows a steering body: who is in it, how far its meetings of the year are, and what it steers.</summary>
internal static class OpenBody
{
    internal static readonly PageAddress Page = new("/stuurgroepen/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/steering-bodies/{id:guid}", (Guid id, int? year, ProgrammesDb db, CancellationToken ct) =>
            Read(id, year, db, ct)).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, int? jaar, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<BodyPage>(new { Body = await Read(id, jaar, db, ct) })).Requires(Permission.ProgrammesRead);
    }

    private static async Task<BodyView> Read(Guid id, int? year, ProgrammesDb db, CancellationToken ct)
    {
        var meetings = await BodyMeetings.Read(db, ListBodies.Year(year, db), ct);
        var body = meetings.Bodies.FirstOrDefault(b => b.Id == id) ?? throw new NotFound();
        var counted = await CountMeetings.Read(meetings, db, ct);
        var actions = await db.Actions.AsNoTracking().Where(a => a.SteeringBodyId == id).OrderBy(a => a.ProgrammeId).ThenBy(a => a.Position)
            .ToListAsync(ct);
        var roles = body.Composition?.Split('\n') ?? [];
        var today = db.Context.Today;
        var present = body.Members.Where(m => new Period(m.From, m.Until).Covers(today) && m.Role is not null)
            .Select(m => FoldedText.Of(m.Role!)).ToHashSet();
        return new(body.Id, body.Version, body.Name, body.EarlierNames, roles,
            [.. roles.Where(r => !present.Contains(FoldedText.Of(r)))], body.MeetingsMin, body.MeetingsMax, body.Members, body.From,
            body.Until, meetings.Year, meetings.Held(id), meetings.Planned(id), meetings.Standing(body),
            [.. meetings.Meetings[id].Select(m => new BodyMeeting(m.Id, m.Date, m.Held, m.Cancelled))],
            [.. counted.Programmes.Where(p => meetings.Programmes[id].Contains(p.Id)).Select(p => p with { Meetings = meetings.Held(id) })],
            [.. actions.Select(a => new ReportingAction(a.ProgrammeId, a.Code, a.Name, a.RanBefore, id, null))]);
    }
}
