using System.Globalization;
using System.Text.Json;
using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.Referrals;
using AgiiPlatform.Web;

namespace AgiiPlatform.Inburgering;

/// <summary>How this service says things to people, in Dutch.</summary>
internal static class Words
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-BE");
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>4 september 2018.</summary>
    internal static string Day(this DateOnly date) => date.ToString("d MMMM yyyy", Dutch);

    /// <summary>The day in Flanders of a moment in UTC.</summary>
    internal static string Day(this DateTime moment) => DateOnly.FromDateTime(Local(moment)).Day();

    /// <summary>4 september 2018 om 14.05 uur.</summary>
    internal static string Moment(this DateTime moment) => Local(moment).ToString("d MMMM yyyy 'om' H.mm 'uur'", Dutch);

    /// <summary>"van 1 januari 2026 tot en met 31 december 2027", or "sinds 1 januari 2026, zonder einddatum".</summary>
    internal static string Period(DateOnly from, DateOnly? until) =>
        until is { } end ? $"van {from.Day()} tot en met {end.Day()}" : $"vanaf {from.Day()}, zonder einddatum";

    /// <summary>The name of a value as programs see it: <c>ocmw-to-agii</c>.</summary>
    internal static string Wire<T>(this T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The values of a list as the choices of a field.</summary>
    internal static IEnumerable<(string Value, string Text)> Choices<T>(Func<T, string> text) where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (value.Wire(), text(value)));

    /// <summary>"a, b en c".</summary>
    internal static string AndList(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} en {items[^1]}";

    internal static string Text(this Side side, string municipality) => side == Side.Ocmw ? $"het OCMW van {municipality}" : "AgII";

    internal static string Text(this Direction direction) => direction == Direction.OcmwToAgii ? "van het OCMW naar AgII" : "van AgII naar het OCMW";

    internal static string Text(this ReferralState state) => state switch
    {
        ReferralState.Sent => "verstuurd",
        ReferralState.Received => "ontvangen",
        ReferralState.Accepted => "aanvaard",
        ReferralState.Refused => "geweigerd",
        ReferralState.Completed => "afgerond",
        ReferralState.Stopped => "stopgezet",
        _ => "ingetrokken",
    };

    internal static Tone Tone(this ReferralState state) => state switch
    {
        ReferralState.Sent => Web.Tone.Warning,
        ReferralState.Received or ReferralState.Accepted => Web.Tone.Info,
        ReferralState.Completed => Web.Tone.Success,
        ReferralState.Refused or ReferralState.Stopped => Web.Tone.Danger,
        _ => Web.Tone.Neutral,
    };

    internal static string Text(this Reason reason) => reason switch
    {
        Reason.Mo => "Maatschappelijke oriëntatie (MO)",
        Reason.Nt2 => "Nederlands als tweede taal (NT2)",
        Reason.Vdab => "Begeleiding naar werk (VDAB)",
        Reason.Pnt => "Participatie- en netwerktraject (PNT)",
        _ => "Andere reden",
    };

    internal static string Text(this RefusalReason reason) => reason switch
    {
        RefusalReason.NotTargetGroup => "Behoort niet tot de doelgroep",
        RefusalReason.AlreadyKnown => "Wordt al begeleid",
        RefusalReason.Incomplete => "De gegevens volstaan niet",
        RefusalReason.NotCompetent => "Wij zijn niet bevoegd",
        RefusalReason.ClientRefuses => "De cliënt wil niet",
        _ => "Andere reden",
    };

    internal static string Text(this Outcome outcome) => outcome switch
    {
        Outcome.TrajectoryStarted => "Traject gestart",
        Outcome.TrajectoryFinished => "Traject afgerond",
        Outcome.SupportStarted => "Hulpverlening gestart",
        Outcome.AdviceGiven => "Informatie of advies gegeven",
        Outcome.ReferredOn => "Doorverwezen naar een andere organisatie",
        Outcome.NotReached => "Cliënt niet bereikt",
        _ => "Andere uitkomst",
    };

    internal static string Text(this DataField field) => field switch
    {
        DataField.Insz => "rijksregisternummer",
        DataField.Name => "naam en voornaam",
        DataField.BirthDate => "geboortedatum",
        DataField.Phone => "telefoonnummer",
        DataField.Email => "e-mailadres",
        DataField.Interpreter => "nood aan een tolk, en in welke taal",
        DataField.Reason => "reden van de doorverwijzing",
        DataField.Gpmi => "of er een GPMI is, en de datum",
        DataField.Appointment => "gewenste afspraak",
        _ => "toelichting",
    };

    internal static (string Text, Tone Kind) Pill(this ProtocolState state) => state switch
    {
        ProtocolState.Draft => ("ontwerp", Web.Tone.Neutral),
        ProtocolState.Active => ("van kracht", Web.Tone.Success),
        _ => ("beëindigd", Web.Tone.Neutral),
    };

    internal static (string Text, Tone Kind) Pill(this ContactState state) => state switch
    {
        ContactState.Upcoming => ("nog niet gestart", Web.Tone.Neutral),
        ContactState.Current => ("actueel", Web.Tone.Success),
        ContactState.ToConfirm => ("te bevestigen", Web.Tone.Warning),
        _ => ("beëindigd", Web.Tone.Neutral),
    };

    private static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Brussels);
}
