namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The texts that an annex usually has, to begin with.</summary>
internal static class AnnexTexts
{
    internal const string Preamble =
        "Om het beleid in de praktijk te brengen, spreken beide partijen de onderstaande acties af. "
        + "Het agentschap voert ze zorgvuldig uit. Het steunt daarvoor op de kennis van zijn medewerkers "
        + "in een bepaald domein, zoals welzijn of onderwijs.\n"
        + "Vóór een actie start, kiezen de betrokken medewerkers van het agentschap en van het bestuur of de organisatie samen "
        + "de werkvorm.";

    internal const string Evaluation =
        "Op het einde van deze periode evalueren de partijen de samenwerking per actie, om ze het volgende werkjaar te verbeteren.";

    internal const string Revision =
        "Verandert bij het agentschap wie een actie opneemt, dan kan een herziening van deze bijlage gevraagd worden.";

    internal static string Context(Agreement agreement, DateOnly from, DateOnly until) =>
        $"Deze bijlage werkt uit wat {Dutch.List([.. agreement.Parties.Select(p => p.Name)])} samen doen, "
        + $"zoals afgesproken in «{agreement.Title}» ({Dutch.Period(agreement.From, agreement.Until)}).\n"
        + $"De bijlage geldt van {Dutch.Period(from, until)}.";
}
