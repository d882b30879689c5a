namespace AgiiPlatform.Demo;

/// <summary>A policy plan of Mechelen, with who steers it and the services that carry it; all of it invented.</summary>
public sealed partial class DemoSeeder
{
    private async Task PolicyPlan(DateOnly today, CancellationToken ct)
    {
        var (official, year) = (_people["ambtenaar@mechelen.example"], today.Year);
        await Post(official, "/api/mechelen/organisation-charts", new
        {
            name = "Diensten van de stad", from = Iso(new(year - 1, 1, 1)),
            lines = (string[])
            [
                "SAM; Departement Samenleven", "VT; Afdeling Vrije tijd; SAM", "SPO; Sportdienst; VT", "JEU; Jeugddienst; VT",
                "SOC; Afdeling Sociaal beleid; SAM", "DIV; Team Diversiteit; SOC",
            ],
        }, ct);
        var plan = await Post(official, "/api/mechelen/policy-plans", new
        {
            name = "Een stad voor iedereen", from = Iso(new(year - 1, 4, 1)), until = Iso(new(year + 3, 12, 31)), status = "running",
            vision = "Elke dienst stemt haar werking af op de diversiteit in de stad.",
            themes = (string[])["taal", "wonen", "vrije tijd", "werk", "participatie"],
            objectives = new[]
            {
                new { code = "1", name = "Wie nieuw is, vindt zijn weg naar de vrije tijd" },
                new { code = "2", name = "Onze diensten zijn toegankelijk voor iedereen" },
            },
            successFactors = (string[])["draagvlak", "maatwerk", "opvolging"],
            responsibilities = new object[]
            {
                new { who = "Team Diversiteit", tasks = "coördinatie en ondersteuning" },
                new { who = "Schepen van samenleven", isPolitical = true },
            },
        }, ct);
        var plans = $"/api/mechelen/policy-plans/{plan}";
        await Post(official, $"{plans}/actions", new
        {
            code = "1.1", objective = "1", name = "Sportclubs leren nieuwkomers kennen", lead = "Sportdienst",
            partners = (string[])["De Voorbeeldclub vzw"], costs = new[] { new { text = "Werking", euros = "12.000" } },
            covers = new[] { new { text = "Budget sportdienst", euros = "8.500" } }, printedShortfallEuros = "3.000",
            printedRemark = "tekort ongeveer 3.000 euro", timing = $"{year}-{year + 1}", state = "running", ranBefore = true,
        }, ct);
        await Post(official, $"{plans}/actions", new
        {
            code = "2.1", objective = "2", name = "Duidelijke taal aan elk loket", lead = "Team Diversiteit", state = "proposed",
            timing = $"najaar {year + 1}", ranBefore = false,
        }, ct);
        await Post(official, $"/api/mechelen/programmes/{plan}/personnel", new
        {
            fte = "0,5", months = 6, source = "municipality", employer = "Sportdienst", actions = (string[])["1.1"],
        }, ct);
        var version = 4; // begun, and three acts since
        await Post(official, $"{plans}/tracks", new
        {
            tracks = new[]
            {
                new
                {
                    service = "Sportdienst", phases = new[]
                    {
                        new { name = "Gesprekken met de clubs", from = Iso(new(year - 1, 10, 1)), until = Iso(new(year - 1, 12, 31)) },
                        new { name = "Actieplan", from = Iso(new(year - 1, 1, 1)), until = Iso(new(year - 1, 2, 15)) },
                    },
                },
            },
            version,
        }, ct, HttpMethod.Put);
        await Post(official, $"{plans}/approvals", new
        {
            approvals = new[] { new { body = "College van burgemeester en schepenen", date = Iso(new(year - 1, 3, 30)) } },
            version = version + 1,
        }, ct, HttpMethod.Put);
        await Post(official, $"{plans}/contacts", new
        {
            contacts = new[]
            {
                new { name = "Amber Ambtenaar", title = "Medewerker diversiteit", service = "DIV", mail = "ambtenaar@mechelen.example" },
            },
            version = version + 2,
        }, ct, HttpMethod.Put);

        const string name = "Stuurgroep diversiteit en gelijke kansen";
        await Post(official, "/api/mechelen/steering-bodies", new
        {
            name, meetingsMin = 3, meetingsMax = 4, programmes = new[] { plan },
            composition = (string[])["ambtenaar", "schepen of kabinet", "externe deskundige"],
            members = new[]
            {
                new { name = "Amber Ambtenaar", role = "ambtenaar" }, new { name = "Sam Schepen", role = "schepen of kabinet" },
            },
        }, ct);
        await Post(official, "/api/mechelen/meetings", new { title = name, body = name, date = Iso(new(year, 12, 15)) }, ct);
    }
}
