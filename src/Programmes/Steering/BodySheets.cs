using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>The steering bodies of a year with their meetings, and the members of one, as files.</summary>
internal static class BodySheets
{
    internal static readonly PageAddress MembersFile = new("/stuurgroepen/{id:guid}/leden");

    private static readonly Sheet Meetings = new("stuurgroepen", "meetings",
    [
        new("Stuurgroep"), new("Minstens per jaar"), new("Hoogstens per jaar"), new("Datum", Kind: SheetKind.Day), new("Overleg"),
        new("Telt voor"),
    ]);

    private static readonly Sheet Members = new("leden", "members",
    [
        new("Naam", "name"), new("Functie", "title"), new("Organisatie", "organisation"), new("Rol", "role"),
        new("Sinds", "from", SheetKind.Day), new("Tot en met", "until", SheetKind.Day),
    ])
    {
        Key = ["Naam", "Sinds"], // who was in it twice has two rows
    };

    internal static void Map(ServiceRoutes routes)
    {
        var needs = new PermissionRequirement(Permission.ProgrammesRead, Across: false);
        routes.MapSheet(ListBodies.Page, "/steering-bodies", needs, ReadMeetings);
        routes.MapSheet(MembersFile, "/steering-bodies/{id:guid}/members", needs, InSheet);
    }

    /// <summary>A row for each meeting, and one for a body that has none yet.</summary>
    private static async Task<Sheet> ReadMeetings(int? year, int? jaar, ProgrammesDb db, CancellationToken ct)
    {
        var read = await BodyMeetings.Read(db, ListBodies.Year(year ?? jaar, db), ct);
        var names = await db.Programmes.ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return Meetings with
        {
            Rows = from body in read.Bodies
                   from meeting in read.Meetings[body.Id].DefaultIfEmpty()
                   select (IReadOnlyList<object?>)
                   [
                       body.Name, body.MeetingsMin, body.MeetingsMax, meeting?.Date,
                       meeting switch
                       {
                           null => "nog geen", { Cancelled: true } => "geannuleerd", { Held: true } => "gehouden", _ => "gepland",
                       },
                       string.Join("; ", read.Programmes[body.Id].Select(p => names.GetValueOrDefault(p))),
                   ],
        };
    }

    /// <summary>The members, of which a file that comes back is the whole.</summary>
    internal static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var body = await db.SteeringBodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) ?? throw new NotFound();
        return Members with
        {
            Rows = body.Members.Select(IReadOnlyList<object?> (m) => [m.Name, m.Title, m.Organisation, m.Role, m.From, m.Until]),
        };
    }
}
