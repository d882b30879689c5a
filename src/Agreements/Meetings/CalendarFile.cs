using System.Buffers.Binary;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// A meeting as calendars know it (iCalendar, RFC 5545): in the time of Brussels, with its own lasting identity, so that a change moves it.
/// </summary>
internal static class CalendarFile
{
    internal const string ContentType = "text/calendar; charset=utf-8";

    internal static readonly PageAddress Page = new("/overleg/{id:guid}/agenda.ics");

    /// <summary>Since this year one rule tells when summer time begins and ends; an older meeting may be an hour off in October.</summary>
    private static readonly DateTime SameSummerTimeSince = new(1996, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/meetings/{id:guid}/calendar", Handle).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Handle).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound();
        var file = Write([meeting], m => m.Title);
        return TypedResults.File(Encoding.UTF8.GetBytes(file), ContentType, $"overleg-{meeting.Date:yyyy-MM-dd}.ics");
    }

    /// <summary>The file with these meetings under these titles; a calendar that is subscribed to has a name.</summary>
    internal static string Write(IEnumerable<Meeting> meetings, Func<Meeting, string> title, string? name = null)
    {
        var calendar = new Calendar { ProductId = "-//AgII//Samenwerkingsplatform//NL" };
        if (name is not null)
        {
            calendar.AddProperty("NAME", name); // RFC 7986
            calendar.AddProperty("X-WR-CALNAME", name); // what most calendars read
        }

        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Brussels.TimeZone.Id, SameSummerTimeSince, includeHistoricalData: false));
        calendar.Events.AddRange(meetings.Select(m => Event(m, title(m))));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(Meeting m, string title)
    {
        var planned = m.Start is { } time ? m.Date.ToDateTime(time) : (DateTime?)null;
        var skipped = planned is { } hour && Brussels.TimeZone.IsInvalidTime(hour);
        string?[] said =
        [
            MeetingLabels.Text(m.Kind), m.Body, m.Agenda,
            skipped ? $"Opgelet: {m.Start:H.mm} uur bestaat die dag niet, de klok gaat dan een uur vooruit." : null,
        ];
        var cancelled = m.State == MeetingState.Cancelled;
        return new()
        {
            Uid = $"{m.Id:D}@agii",
            Sequence = m.Version,
            DtStamp = new(Stamp(m)),
            Start = planned is { } start ? Local(start) : new(m.Date),
            End = planned is { } begin ? Local(Existing(begin).AddMinutes(m.Minutes ?? 60)) : new(m.Date.AddDays(1)),
            Summary = cancelled ? $"Geannuleerd: {title}" : title, // also in words: not every calendar takes a cancelled meeting away
            Description = string.Join('\n', said.Where(s => s is not null)),
            Location = m.Place,
            Status = cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
    }

    /// <summary>
    /// The moment in which it was planned, which its id holds (UUID version 7), and a second for each change since: the same at every
    /// reading, and later after each change. The platform does not keep when a meeting was changed.
    /// </summary>
    private static DateTime Stamp(Meeting m) => DateTimeOffset
        .FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(m.Id.ToByteArray(bigEndian: true)) >> 16)
        .AddSeconds(m.Version).UtcDateTime;

    private static CalDateTime Local(DateTime clock) => new(Existing(clock), Brussels.TimeZone.Id);

    /// <summary>The hour that the clock skips in March does not exist (T146): such a time is moved an hour on.</summary>
    private static DateTime Existing(DateTime clock) => Brussels.TimeZone.IsInvalidTime(clock) ? clock.AddHours(1) : clock;
}
