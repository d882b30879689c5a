using System.Globalization;
using System.Text;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>A meeting as calendars know it (iCalendar, RFC 5545): in the time of Brussels, with its own lasting identity, so that a change moves it.</summary>
internal static class CalendarFile
{
    internal const string ContentType = "text/calendar; charset=utf-8";
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/meetings/{id:guid}/calendar", Handle).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/overleg/{id:guid}/agenda.ics", Handle).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound();
        return TypedResults.File(Encoding.UTF8.GetBytes(Write([meeting], db.Context.Now, m => m.Title)), ContentType, $"overleg-{meeting.Date:yyyy-MM-dd}.ics");
    }

    /// <summary>The file with these meetings under these titles; a cancelled one says so, also in words: not every calendar takes it away.</summary>
    internal static string Write(IEnumerable<Meeting> meetings, DateTime now, Func<Meeting, string> title)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//AgII//Samenwerkingsplatform//NL");
        Line(text, "CALSCALE:GREGORIAN");
        // Summer time as the European Union has kept it since 1996.
        foreach (var line in (string[])
        [
            "BEGIN:VTIMEZONE", "TZID:Europe/Brussels",
            "BEGIN:DAYLIGHT", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
            "BEGIN:STANDARD", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
            "END:VTIMEZONE",
        ])
        {
            Line(text, line);
        }

        foreach (var meeting in meetings)
        {
            Event(text, meeting, title(meeting), now);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, Meeting m, string title, DateTime now)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{m.Id:D}@agii");
        Line(text, $"SEQUENCE:{m.Version}");
        Line(text, $"DTSTAMP:{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        if (m.Start is { } start)
        {
            var begins = Existing(m.Date.ToDateTime(start));
            Line(text, $"DTSTART;TZID=Europe/Brussels:{Local(begins)}");
            Line(text, $"DTEND;TZID=Europe/Brussels:{Local(Existing(begins.AddMinutes(m.Minutes ?? 60)))}");
        }
        else
        {
            Line(text, $"DTSTART;VALUE=DATE:{m.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line(text, $"DTEND;VALUE=DATE:{m.Date.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        }

        Line(text, $"SUMMARY:{Escaped(m.State == MeetingState.Cancelled ? $"Geannuleerd: {title}" : title)}");
        var said = string.Join("\n", new[]
        {
            MeetingLabels.Text(m.Kind), m.Body, m.Agenda,
            ShiftedFrom(m) is { } gone ? $"Opgelet: {gone:H.mm} uur bestaat die dag niet, de klok gaat dan een uur vooruit." : null,
        }.Where(s => s is not null));
        Line(text, $"DESCRIPTION:{Escaped(said)}");
        if (m.Place is not null)
        {
            Line(text, $"LOCATION:{Escaped(m.Place)}");
        }

        Line(text, m.State == MeetingState.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "END:VEVENT");
    }

    /// <summary>The hour that the clock skips in March does not exist (T146): such a time is moved an hour on.</summary>
    private static DateTime Existing(DateTime local) => Brussels.IsInvalidTime(local) ? local.AddHours(1) : local;

    private static TimeOnly? ShiftedFrom(Meeting m) => m.Start is { } start && Brussels.IsInvalidTime(m.Date.ToDateTime(start)) ? start : null;

    private static string Local(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\r", "\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line, folded at 75 octets without cutting a character in two.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
