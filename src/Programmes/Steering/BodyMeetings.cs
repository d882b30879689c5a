using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>The steering bodies with their meetings of a year, and what each counts for.</summary>
internal sealed record BodyMeetings(
    int Year, IReadOnlyList<SteeringBody> Bodies, ILookup<Guid, MeetingFact> Meetings, ILookup<Guid, Guid> Programmes)
{
    internal static async Task<BodyMeetings> Read(ProgrammesDb db, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var bodies = await db.SteeringBodies.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.Date >= first && m.Date <= last && m.Body != null)
            .OrderBy(m => m.Date).ThenBy(m => m.Id).ToListAsync(ct);
        var reporting = await db.Actions.Where(a => a.SteeringBodyId != null)
            .Select(a => new { Body = a.SteeringBodyId!.Value, a.ProgrammeId }).Distinct().ToListAsync(ct);
        var byName = bodies.SelectMany(b => b.EarlierNames.Append(b.Name).Select(n => (Name: FoldedText.Of(n), b.Id)))
            .DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Id);
        return new(year, bodies,
            meetings.Where(m => byName.ContainsKey(FoldedText.Of(m.Body!))).ToLookup(m => byName[FoldedText.Of(m.Body!)]),
            bodies.SelectMany(b => b.ProgrammeIds.Select(p => (Body: b.Id, Programme: p)))
                .Union(reporting.Select(r => (r.Body, Programme: r.ProgrammeId))).ToLookup(p => p.Body, p => p.Programme));
    }

    /// <summary>How far the meetings of the year are, as a sentence.</summary>
    internal string Standing(SteeringBody body)
    {
        var (held, planned) = (Held(body.Id), Planned(body.Id));
        var done = $"In {Year}: {Dutch.Count(held, "keer", "keer")} gehouden, {planned} gepland";
        return body switch
        {
            { MeetingsMin: { } min } when held + planned < min => $"{done}. Er {(min - held - planned == 1 ? "is" : "zijn")} er nog "
                + $"{min - held - planned} te plannen voor het minimum van {min}.",
            { MeetingsMax: { } max } when held + planned > max => $"{done}. Dat is meer dan de {max} die afgesproken zijn.",
            { MeetingsMin: { } min } when held >= min => $"{done}. Het minimum van {min} is gehaald.",
            { MeetingsMin: { } min } => $"{done}. Met wat gepland is, wordt het minimum van {min} gehaald.",
            _ => $"{done}.",
        };
    }

    internal int Held(Guid body) => Meetings[body].Count(m => m.Held);

    internal int Planned(Guid body) => Meetings[body].Count(m => m is { Held: false, Cancelled: false });

    /// <summary>How many were held for a programme: each once.</summary>
    internal int HeldFor(Guid programme) => Bodies.Where(b => Programmes[b.Id].Contains(programme)).Sum(b => Held(b.Id));
}
