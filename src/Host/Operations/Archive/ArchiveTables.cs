using static AgiiPlatform.Platform.Authorization.Permission;

namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>
/// Which tables of each service are in the archive of a municipality: every table with rows of a tenant, but for what only keeps the
/// platform running. A spec holds this list to the models, so that no new table is forgotten.
/// </summary>
internal static class ArchiveTables
{
    /// <summary>
    /// Messages on their way, and the answers to repeated requests: what they say is in the other tables. And from where people signed in:
    /// that is in no municipality.
    /// </summary>
    internal static readonly IReadOnlyList<string> Never = ["outbox", "idempotency_keys", "sign_in_sources"];

    private static readonly ArchiveTable Log = new("audit_log", "logboek", "Wie wat deed, en wanneer.", AuditRead);

    /// <summary>The tables of a service.</summary>
    internal static IReadOnlyList<ArchiveTable> Of(string service) => service switch
    {
        "identity" =>
        [
            new("people", "personen", "Wie een rol heeft of had, met alleen de rollen bij deze organisatie.", OwnPeopleManage),
            new("machine_accounts", "koppelingen", "De programma's die een koppeling hadden.", OwnPeopleManage),
            new("sign_in_methods", "aanmeldwijze", "De eigen provider om aan te melden, zonder geheimen.", OwnPeopleManage),
            new("organisation_settings", "instellingen", "De instellingen van de organisatie, met haar contactgegevens.", OwnPeopleManage),
            new("protocol_facts", "protocollen", "Wat bij het aansluiten van protocollen gekend was.", OwnPeopleManage),
            Log,
        ],
        "agreements" =>
        [
            new("agreements", "overeenkomsten", "De overeenkomsten, met beslissingen en handtekeningen.", AgreementsRead),
            new("earlier_terms", "vroegere-voorwaarden", "Wat in overeenkomsten stond voor ze gewijzigd werden.", AgreementsRead),
            new("annexes", "bijlagen", "De bijlagen bij overeenkomsten.", AgreementsRead),
            new("action_lines", "actielijnen", "De acties in die bijlagen.", AgreementsRead),
            new("meetings", "overleg", "Het overleg, met verslagen.", AgreementsRead),
            new("meeting_links", "overleg-bij-overeenkomsten", "Welk overleg bij welke overeenkomst hoort.", AgreementsRead),
            new("calendar_feeds", "agendalinks", "Wie een link voor de eigen agenda had, zonder die link.", AgreementsRead),
            new("assignments", "toewijzingen", "Wat van toewijzingen van consulenten gekend was.", AgreementsRead),
            new("staff_names", "namen-van-consulenten", "Namen van consulenten in bijlagen.", AgreementsRead),
            Log,
        ],
        "caseloads" =>
        [
            new("consultants", "consulenten", "Consulenten die hier ingeschreven zijn.", VisitsRead),
            new("assignments", "toewijzingen", "Toewijzingen die hier ingeschreven zijn.", VisitsRead),
            new("visits", "bezoeken", "De bezoeken van AgII: gepland, gebeurd en geannuleerd.", VisitsRead),
            Log,
        ],
        "inburgering" =>
        [
            new("protocols", "protocollen", "De protocollen van het OCMW met AgII.", ProtocolsRead),
            new("contact_persons", "contactpersonen", "De contactpersonen bij het OCMW en AgII.", ProtocolsRead),
            new("referrals", "doorverwijzingen", "De doorverwijzingen van cliënten, met hun rijksregisternummer.", ReferralsRead),
            Log,
        ],
        "overview" =>
        [
            new("visits", "bezoeken", "Wat van bezoeken meetelt in het overzicht van AgII.", VisitsRead),
            new("agreements", "overeenkomsten", "Wat van overeenkomsten meetelt in het overzicht van AgII.", AgreementsRead),
            new("stated_parts", "heropbouw", "Wanneer het overzicht heropgebouwd werd.", AgreementsRead),
            Log,
        ],
        "programmes" =>
        [
            new("programmes", "programmas", "Programma's, beleidsplannen en projecten.", ProgrammesRead),
            new("actions", "acties", "Hun acties, met metingen.", ProgrammesRead),
            new("reports", "verslagen", "De verslagen.", ProgrammesRead),
            new("steering_bodies", "stuurgroepen", "De stuurgroepen.", ProgrammesRead),
            new("meetings", "vergaderingen", "Het overleg van die stuurgroepen.", ProgrammesRead),
            new("annexes", "bijlagen", "Wat van bijlagen bij overeenkomsten gekend was.", ProgrammesRead),
            new("organisation_charts", "organogrammen", "De organogrammen.", ProgrammesRead),
            new("figures", "cijfers", "Cijfers over de gemeente.", ProgrammesRead),
            new("memberships", "deelnemers", "Wie deelneemt aan projecten die deze gemeente leidt of leidde.", ProjectsRead),
            new("hand_overs", "leidingen", "Wanneer deze gemeente de leiding van een project doorgaf.", ProjectsRead),
            new("workspaces", "werkruimtes", "De werkruimtes van die projecten.", ProjectsRead),
            new("participations", "deelnames", "De eigen deelname aan projecten.", ProjectsRead),
            new("deliverables", "resultaten", "Wat deze gemeente voor projecten maakte.", ProjectsRead),
            new("project_meetings", "bijeenkomsten", "De bijeenkomsten die deze gemeente noteerde.", ProjectsRead),
            new("duos", "duos", "De duo's van mentor en mentee, met hun namen.", ProjectsWrite),
            Log,
        ],
        _ => [],
    };
}
