using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>How kinds of meetings, roles and states are called.</summary>
internal static class MeetingLabels
{
    /// <summary>A kind, a role or a tick that a form sends, by its Dutch name; null for anything else.</summary>
    internal static string? ToDisplay(string value) =>
        value == "true" ? "Ja" : Kinds.Concat(Roles).FirstOrDefault(k => k.Value == value).Text;

    internal static IEnumerable<(string Value, string Text)> Kinds =>
        Enum.GetValues<ObligationKind>().Select(k => (k.ToApiName(), Text(k)));

    internal static IEnumerable<(string Value, string Text)> Roles =>
        Enum.GetValues<ParticipantRole>().Where(r => r != ParticipantRole.None).Select(r => (r.ToApiName(), Text(r)));

    internal static string Text(ObligationKind? kind) => kind switch
    {
        ObligationKind.PolicyMeeting => "Beleidsoverleg",
        ObligationKind.OperationalMeeting => "Operationeel overleg",
        ObligationKind.SteeringGroup => "Stuurgroep",
        ObligationKind.Evaluation => "Evaluatie",
        _ => "Ander overleg",
    };

    internal static string Text(ParticipantRole role) => role switch
    {
        ParticipantRole.Agency => "Medewerker van het agentschap",
        ParticipantRole.Alderman => "Schepen",
        ParticipantRole.Official => "Ambtenaar",
        ParticipantRole.Director => "Algemeen directeur",
        ParticipantRole.Ocmw => "OCMW",
        _ => "Externe",
    };

    /// <summary>How it stands on a day: of a meeting whose day is over, somebody must still say whether it took place.</summary>
    internal static (string Text, Severity Severity) Status(MeetingState state, DateOnly date, DateOnly today) => state switch
    {
        MeetingState.Planned when date < today => ("Nog vast te leggen", Severity.Warning),
        MeetingState.Planned => ("Gepland", Severity.Info),
        MeetingState.Held => ("Gehouden", Severity.Success),
        MeetingState.ReportApproved => ("Verslag goedgekeurd", Severity.Success),
        _ => ("Geannuleerd", Severity.Neutral),
    };
}
