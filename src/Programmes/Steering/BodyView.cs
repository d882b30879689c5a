namespace AgiiPlatform.Programmes.Steering;

/// <summary>A steering body as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="EarlierNames">What it was called before; meetings under these names are counted too.</param>
/// <param name="Composition">The roles that are to be in it.</param>
/// <param name="Lacking">Those that nobody has today.</param>
/// <param name="MeetingsMin">How often it meets in a year, at least.</param>
/// <param name="MeetingsMax">And at most.</param>
/// <param name="Members">Who is or was in it.</param>
/// <param name="From">Since when it steers.</param>
/// <param name="Until">Until when.</param>
/// <param name="Year">The year of the meetings.</param>
/// <param name="Held">How often it met.</param>
/// <param name="Planned">How often it will.</param>
/// <param name="Standing">How far that is.</param>
/// <param name="Meetings">The meetings of the year.</param>
/// <param name="Programmes">The programmes for which they count, with how many.</param>
/// <param name="Actions">The actions that report to it.</param>
public sealed record BodyView(
    Guid Id, int Version, string Name, IReadOnlyList<string> EarlierNames, IReadOnlyList<string> Composition,
    IReadOnlyList<string> Lacking, int? MeetingsMin, int? MeetingsMax, IReadOnlyList<BodyMember> Members, DateOnly? From, DateOnly? Until,
    int Year, int Held, int Planned, string Standing,
    IReadOnlyList<BodyMeeting> Meetings, IReadOnlyList<ProgrammeMeetings> Programmes, IReadOnlyList<ReportingAction> Actions);
