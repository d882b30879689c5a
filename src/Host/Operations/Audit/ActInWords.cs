using System.Text.RegularExpressions;

namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>
/// An act in Dutch. Its name in the code is a verb and a noun, and so are the words of people, the other way round: <c>SignAgreement</c> is
/// "overeenkomst ondertekenen".
/// </summary>
internal static partial class ActInWords
{
    private static readonly Dictionary<string, string> Verbs = new()
    {
        ["Acknowledge"] = "voor ontvangst bevestigen", ["Add"] = "toevoegen", ["Agree"] = "akkoord gaan met", ["Answer"] = "beantwoorden",
        ["Apply"] = "aanvragen", ["Approve"] = "goedkeuren", ["Assign"] = "toewijzen", ["Authorize"] = "toestaan", ["Cancel"] = "annuleren",
        ["Change"] = "wijzigen", ["Choose"] = "kiezen", ["Close"] = "afsluiten", ["Confirm"] = "bevestigen", ["Copy"] = "overnemen",
        ["Correct"] = "verbeteren", ["Decline"] = "weigeren", ["Define"] = "vastleggen", ["Delete"] = "verwijderen",
        ["Describe"] = "beschrijven", ["Divide"] = "verdelen", ["Draft"] = "opstellen", ["End"] = "beëindigen", ["Erase"] = "wissen",
        ["Evaluate"] = "evalueren", ["Extend"] = "verlengen", ["Forgotten"] = "vergeten", ["Give"] = "geven", ["Grant"] = "toekennen",
        ["Hold"] = "als gehouden noteren", ["Import"] = "uit een bestand halen", ["Introduce"] = "voorstellen", ["Invite"] = "uitnodigen",
        ["Join"] = "deelnemen aan",
        ["Leave"] = "verlaten", ["List"] = "lijst bekijken", ["Make"] = "maken", ["Move"] = "verplaatsen", ["Name"] = "aanduiden",
        ["Note"] = "noteren", ["Open"] = "openen", ["Plan"] = "plannen", ["Read"] = "lezen", ["Rebuild"] = "heropbouwen",
        ["Receive"] = "ontvangen", ["Record"] = "registreren", ["Refuse"] = "weigeren", ["Register"] = "registreren",
        ["Remove"] = "verwijderen", ["Renew"] = "vernieuwen", ["Reopen"] = "heropenen", ["Replay"] = "opnieuw versturen",
        ["Report"] = "verslag uitbrengen",
        ["Request"] = "vragen", ["Reset"] = "opnieuw instellen", ["Restore"] = "terugzetten", ["Retract"] = "intrekken",
        ["Reveal"] = "tonen", ["Revise"] = "herzien", ["Revoke"] = "intrekken", ["Rotate"] = "vernieuwen", ["Run"] = "uitvoeren",
        ["Say"] = "melden", ["Send"] = "versturen", ["Set"] = "zetten", ["Show"] = "bekijken", ["Sign"] = "ondertekenen",
        ["Start"] = "starten", ["Steer"] = "sturen", ["Switch"] = "schakelen", ["Take"] = "nemen", ["Withdraw"] = "intrekken",
    };

    private static readonly Dictionary<string, string> Nouns = new()
    {
        ["Access"] = "toegang", ["Account"] = "account", ["Action"] = "actie", ["Actions"] = "acties", ["Addendum"] = "addendum",
        ["Address"] = "e-mailadres", ["Again"] = "uitnodiging", ["Agreement"] = "overeenkomst", ["Annex"] = "bijlage",
        ["Application"] = "toepassing", ["Approvals"] = "goedkeuringen", ["Archive"] = "archief",
        ["Assignment"] = "toewijzing", ["Audit"] = "logboek",
        ["Body"] = "stuurgroep", ["CalendarLink"] = "agendalink", ["Chart"] = "organogram", ["Colleague"] = "persoon",
        ["Colleagues"] = "personen", ["CompanyNumber"] = "KBO-nummer", ["Consultant"] = "consulent", ["Contact"] = "contactgegevens",
        ["ContactPerson"] = "contactpersoon", ["Contacts"] = "contactpersonen",
        ["Decision"] = "beslissing", ["Deliverable"] = "resultaat", ["DeliverableFile"] = "bestand van een resultaat",
        ["Deliverables"] = "resultaten", ["Descriptions"] = "beschrijvingen", ["Document"] = "document", ["Draft"] = "ontwerp",
        ["Duo"] = "duo", ["DuoMeetings"] = "ontmoetingen van een duo", ["Duos"] = "duo's", ["Duplicate"] = "dubbele doorverwijzing",
        ["Errors"] = "foutberichten", ["Figure"] = "cijfer", ["Figures"] = "cijfers", ["File"] = "dossier",
        ["ForProgramme"] = "programma", ["Keys"] = "sleutels", ["Line"] = "lijn", ["Machine"] = "koppeling",
        ["MachineSecret"] = "geheim van een koppeling", ["Means"] = "middelen", ["Measurement"] = "meting",
        ["Measurements"] = "metingen", ["Meeting"] = "overleg", ["Member"] = "lid", ["Members"] = "deelnemers",
        ["NationalNumber"] = "rijksregisternummer",
        ["Operating"] = "werkingsmiddelen", ["OwnRole"] = "rol", ["Participation"] = "deelname", ["Password"] = "wachtwoord",
        ["People"] = "personen", ["Person"] = "persoon", ["Personnel"] = "personeel", ["PolicyPlan"] = "beleidsplan",
        ["Programme"] = "programma", ["Progress"] = "voortgang", ["Project"] = "project", ["ProjectMeeting"] = "bijeenkomst",
        ["ProjectMeetings"] = "bijeenkomsten", ["Projection"] = "overzicht", ["Protocol"] = "protocol", ["Recoveries"] = "terugvorderingen",
        ["Referral"] = "doorverwijzing", ["Referrals"] = "doorverwijzingen", ["Report"] = "verslag", ["Retention"] = "bewaartermijnen",
        ["Revision"] = "herziening", ["Right"] = "rol", ["Secret"] = "geheim", ["Session"] = "sessie",
        ["Settings"] = "instellingen", ["Sheet"] = "fiche",
        ["Sheets"] = "fiches", ["Signature"] = "handtekening", ["Subsidy"] = "subsidie", ["SuccessFactors"] = "succesfactoren",
        ["Talks"] = "gesprekken",
        ["ToCouncil"] = "aan de gemeenteraad", ["Tracks"] = "sporen", ["Visit"] = "bezoek",
    };

    private static readonly Dictionary<string, string> Others = new()
    {
        ["Change"] = "programma wijzigen", ["Define"] = "programma vastleggen",
        ["SignIn"] = "aanmelden", ["SignOutEverywhere"] = "overal afmelden", ["MyAccount"] = "eigen account wijzigen",
        ["PasswordByLink"] = "wachtwoord kiezen met een link", ["ForgottenPassword"] = "link voor een nieuw wachtwoord vragen",
        ["SwitchOff"] = "persoon uitschakelen", ["InviteAgain"] = "uitnodiging opnieuw sturen", ["SetRequestAside"] = "vraag niet volgen",
        ["RightsResynchronisation"] = "rechten opnieuw doorgeven", ["RetentionJob"] = "oude berichten wissen",
        ["KeysThatFit"] = "sleutels nakijken", ["DuoNames"] = "namen van duo's", ["DemoAccounts"] = "accounts van de demo maken",
        ["MachineExpires"] = "melden dat een koppeling afloopt", ["TokenRequests"] = "aanmelden van een koppeling",
        ["SignInAtOrganisation"] = "aanmelden bij de eigen organisatie", ["ConfigureSignIn"] = "aanmeldwijze instellen",
        ["SecondStep"] = "tweede stap bij het aanmelden", ["TwoSteps"] = "tweede stap instellen",
        ["ResetSecondStep"] = "tweede stap wissen", ["InviteFirst"] = "eerste beheerder uitnodigen",
        ["ChooseSignIn"] = "aanmeldwijze kiezen", ["PasskeySignIn"] = "aanmelden met een passkey",
        ["LinkAccount"] = "account koppelen",
        ["MakeReadOnly"] = "organisatie alleen-lezen maken", ["ReopenTenant"] = "organisatie weer openstellen",
        ["CloseTenant"] = "organisatie afsluiten",
        ["HandOverLead"] = "leiding van een project doorgeven", ["AppointLead"] = "leiding van een project doorgeven door AgII",
        ["AssignConsultant"] = "consulent toewijzen", ["AssignActions"] = "acties toewijzen", ["Authorize"] = "toepassing toegang geven",
    };

    /// <summary>The act in Dutch, to begin a sentence; its own name when that has words that are not known here.</summary>
    internal static string Of(string act) => Web.Dutch.Capital(Others.GetValueOrDefault(act) ?? (Name().Match(act) switch
    {
        { Success: true } m when m.Groups["verb"].Value == "When" => "bericht verwerkt",
        { Success: true } m when Verbs.GetValueOrDefault(m.Groups["verb"].Value) is { } verb
            && Nouns.GetValueOrDefault(m.Groups["noun"].Value) is { } noun => $"{noun} {verb}",
        _ => null,
    }) ?? act);

    [GeneratedRegex("^(?<verb>[A-Z][a-z]+)(?<noun>[A-Z][A-Za-z]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
