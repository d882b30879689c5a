using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering;

/// <summary>How this service says things to people, in Dutch.</summary>
internal static class Labels
{
    /// <summary>The day in Flanders of a moment in UTC: "4 september 2018".</summary>
    internal static string InWords(this DateTime moment) => Brussels.Day(moment).InWords();

    /// <summary>"van 1 januari 2026 tot en met 31 december 2027", or "vanaf 1 januari 2026, zonder einddatum".</summary>
    internal static string Period(DateOnly from, DateOnly? until) =>
        new Period(from, until).InWords() + (until is null ? ", zonder einddatum" : "");

    /// <summary>The values of a list as the choices of a field.</summary>
    internal static IEnumerable<(string Value, string Text)> Choices<T>(Func<T, string> text) where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (value.ToApiName(), text(value)));

    /// <summary>
    /// Where the breadcrumbs of pages about referrals begin: for a counsellor at the region's queue, for a social worker (null) at the
    /// start page of the municipality.
    /// </summary>
    internal static (string Text, string Href)? Home(this CurrentUser user) =>
        user.ActsFor(ReferralParty.Agii) ? ("Wachtrij van uw regio", ListReferralsOfRegion.Address) : null;

    /// <summary>What those breadcrumbs call the list of a municipality's referrals.</summary>
    internal static string NameOfList(this CurrentUser user) =>
        user.ActsFor(ReferralParty.Agii) ? user.Tenant!.Name : "Doorverwijzingen";

    internal static string Text(this ReferralParty party, string municipality) =>
        party == ReferralParty.Ocmw ? $"het OCMW van {municipality}" : "AgII";

    internal static string Text(this Direction direction) =>
        direction == Direction.OcmwToAgii ? "van het OCMW naar AgII" : "van AgII naar het OCMW";

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

    internal static Severity Severity(this ReferralState state) => state switch
    {
        ReferralState.Sent => Web.Severity.Warning,
        ReferralState.Received or ReferralState.Accepted => Web.Severity.Info,
        ReferralState.Completed => Web.Severity.Success,
        ReferralState.Refused or ReferralState.Stopped => Web.Severity.Danger,
        _ => Web.Severity.Neutral,
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
        DataField.Interpreter => "nood aan een tolk (met de taal)",
        DataField.Reason => "reden van de doorverwijzing",
        DataField.Gpmi => "GPMI (ja of nee, met de datum)",
        DataField.Appointment => "gewenste afspraak",
        _ => "toelichting",
    };

    internal static (string Text, Severity Kind) Badge(this ProtocolState state) => state switch
    {
        ProtocolState.Draft => ("ontwerp", Web.Severity.Neutral),
        ProtocolState.Active => ("van kracht", Web.Severity.Success),
        _ => ("beëindigd", Web.Severity.Neutral),
    };

    internal static (string Text, Severity Kind) Badge(this ContactState state) => state switch
    {
        ContactState.Upcoming => ("nog niet gestart", Web.Severity.Neutral),
        ContactState.Current => ("actueel", Web.Severity.Success),
        ContactState.ToConfirm => ("te bevestigen", Web.Severity.Warning),
        _ => ("beëindigd", Web.Severity.Neutral),
    };
}
