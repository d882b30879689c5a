using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Papers;
using static AgiiPlatform.Web.Papers.PaperBlock;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The report to a council as a paper: made once, shown on the page and written as a Word document.</summary>
internal static class CouncilPaper
{
    /// <summary>The paper; with the session that was told it, null for what is known now.</summary>
    internal static Paper Of(ReportContent content, DateOnly? councilDate) => new(
        $"Verslag aan de gemeenteraad van {content.Municipality}",
        [
            new Paragraph($"{content.Project}, project met andere gemeenten van {Dutch.Period(content.From, content.Until)}, geleid door "
                + $"{content.Lead}. " + (councilDate is { } day ? $"Zoals verteld aan de gemeenteraad van {day.InWords()}."
                    : $"Wat bekend is tot en met {content.AsOf.InWords()}.")),
            .. content.SubsidyCents is { } cents ? [new Paragraph($"Subsidie voor alle gemeenten samen: {cents.InEuros()}.")] : NoBlocks,
            .. content.Contact is { } contact ? [new Paragraph($"Aanspreekpunt: {contact.InWords()}.")] : NoBlocks,
            new Heading(1, "Mentors en mentees"),
            new Paragraph($"In {content.Municipality}: {Dutch.Count(content.Own.Duos, "duo", "duo's")} en "
                + $"{Dutch.Count(content.Own.Meetings, "ontmoeting", "ontmoetingen")}."
                + (content.Own.BelowMinimum == 0 ? "" : $" {content.Own.BelowMinimum} onder minimum {Duo.MinMeetings}.")),
            new Table("Duo's per gemeente", ["Gemeente", "Duo's", "Ontmoetingen", $"Minstens {Duo.MinMeetings} keer ontmoet"],
            [
                .. content.Municipalities.Append(new("Samen", content.Total)).Select(IReadOnlyList<string> (m) =>
                    [m.Municipality, $"{m.Duos.Duos}", $"{m.Duos.Meetings}", $"{m.Duos.Enough}"]),
            ]),
            new Heading(1, "Onthaalfiches"),
            new Paragraph($"{content.Municipality} maakte er {content.OwnSheets} van de {content.Sheets}."),
            new Heading(1, "Lerend netwerk, werkgroepen en vormingen"),
            content.Meetings.Count == 0 ? new Paragraph("Er zijn nog geen bijeenkomsten genoteerd.")
                : new Bullets([.. content.Meetings.Select(m => new Point(m.InDutch(), []))]),
            new Heading(1, "Wat blijft er na het project?"),
            new Paragraph(content.Anchors ?? "Dit is nog niet ingevuld."),
        ],
        $"{content.Municipality} – {content.Project}");

    private static readonly IReadOnlyList<PaperBlock> NoBlocks = [];
}
