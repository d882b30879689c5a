namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The report of a municipality to its council, made from the records of the project: the whole, and its own part in it.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Municipality">Whose council it is for.</param>
/// <param name="Lead">Who leads.</param>
/// <param name="AsOf">Up to and including this day.</param>
/// <param name="From">The first day of the project.</param>
/// <param name="Until">Its last day.</param>
/// <param name="SubsidyCents">The subsidy for all together.</param>
/// <param name="Own">The duos of this municipality.</param>
/// <param name="Municipalities">Those of each, this one too.</param>
/// <param name="Total">Those of all together.</param>
/// <param name="OwnSheets">Welcome sheets that this municipality made.</param>
/// <param name="Sheets">Those of all together.</param>
/// <param name="Meetings">The meetings, by kind, each counted once.</param>
/// <param name="Contact">Its contact point.</param>
/// <param name="Anchors">What it anchors in its regular operation.</param>
public sealed record ReportContent(
    string Project, string Municipality, string Lead, DateOnly AsOf, DateOnly From, DateOnly Until, long? SubsidyCents, DuoTotals Own,
    IReadOnlyList<DuosOf> Municipalities, DuoTotals Total, int OwnSheets, int Sheets, IReadOnlyList<MeetingsOfKind> Meetings,
    ContactPoint? Contact, string? Anchors);
