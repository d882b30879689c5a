namespace AgiiPlatform.Web;

/// <summary>What people call the parts of the platform, each a service: on every page the same.</summary>
public static class ServiceLabels
{
    /// <summary>The name of a service in Dutch; one that has none as it is.</summary>
    public static string ToDisplay(string service) => service switch
    {
        "identity" => "Aanmelden en rechten",
        "agreements" => "Overeenkomsten",
        "caseloads" => "Toewijzingen en bezoeken",
        "inburgering" => "Doorverwijzingen",
        "overview" => "Overzicht",
        "programmes" => "Programma's",
        _ => service,
    };
}
