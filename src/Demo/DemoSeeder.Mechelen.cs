using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Demo;

/// <summary>Mechelen: its agreement of 2018, what is under way, the protocol of its OCMW with AgII and referrals of invented people.</summary>
public sealed partial class DemoSeeder
{
    private async Task Mechelen(CancellationToken ct)
    {
        const string region = "antwerpen";
        var mechelen = registry.BySlug("mechelen")!;
        var agreement = await Draft(mechelen, region, "Samenwerkingsovereenkomst lokaal diversiteitsbeleid 2018",
            "local-diversity-policy", new(2018, 1, 1), new(2018, 12, 31), ct, predecessorEndedOn: new(2016, 12, 31));
        await Decide(mechelen, agreement, new(2018, 9, 4), votesFor: 36, votesAgainst: 2, ct);
        await Sign(mechelen, region, agreement, new(2018, 9, 14), ct);

        // What is under way today: an agreement that waits for signatures, a visit to come, referrals in every state.
        var today = Brussels.Day(time.GetUtcNow().UtcDateTime);
        var next = Legislature.On(new(today.Year + 1, 1, 1))!;
        var running = await Draft(mechelen, region, $"Samenwerkingsovereenkomst {today.Year + 1}-{next.Until.Year}", "policy-period",
            new(today.Year + 1, 1, 1), next.Until, ct);
        await Decide(mechelen, running, today.AddDays(-20), votesFor: 30, votesAgainst: 9, ct);
        await Post(_people[Consultant(region)], "/api/mechelen/visits",
            new { date = Iso(today.AddDays(12)), topic = "Voorbereiding van de nieuwe overeenkomst" }, ct);

        await YearUnderWay(mechelen, region, today, ct);
        await PolicyPlan(today, ct);
        await Measuring(ct);

        var ocmw = _people["ocmw@mechelen.example"];
        var counsellor = _people["trajectbegeleider.antwerpen@agii.example"];
        var protocol = await Post(ocmw, "/api/mechelen/protocols", new
        {
            legalBasis = "Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid",
            purposes = (string[])["Toeleiding van cliënten van het OCMW naar inburgering, en omgekeerd"],
            fields = (string[])["insz", "name", "birth-date", "phone", "email", "interpreter", "reason", "gpmi", "appointment", "note"],
            from = "2021-06-21",
            signedOn = "2021-06-21",
        }, ct);
        await Post(_people[$"regiomanager.{region}@agii.example"], $"/api/mechelen/protocols/{protocol}/signature",
            new { signedOn = "2021-06-21" }, ct);
        await Post(ocmw, "/api/mechelen/contact-persons",
            new { side = "ocmw", name = "Olga Werkers", function = "Maatschappelijk werker", email = "ocmw@mechelen.example",
                topic = "Inburgering", from = "2021-06-21" }, ct);
        await Post(_people[Consultant(region)], "/api/mechelen/contact-persons",
            new { side = "agii", name = "Tess Traject", function = "Trajectbegeleider", email = "trajectbegeleider.antwerpen@agii.example",
                topic = "Inburgering", from = "2021-06-21" }, ct);

        await Refer(ocmw, 1, "Amina", "Demo", "mo", ct);
        var accepted = await Refer(ocmw, 2, "Bashir", "Voorbeeld", "nt2", ct);
        await Post(counsellor, $"/api/mechelen/referrals/{accepted}/acceptance", new { }, ct);
        var refused = await Refer(ocmw, 3, "Carmen", "Proef", "vdab", ct);
        await Post(counsellor, $"/api/mechelen/referrals/{refused}/refusal",
            new { reasonCode = "already-known", reasonText = "Deze persoon volgt al een traject." }, ct);
        var completed = await Refer(ocmw, 4, "Dawit", "Toonbeeld", "mo", ct);
        await Post(counsellor, $"/api/mechelen/referrals/{completed}/acceptance", new { }, ct);
        await Post(counsellor, $"/api/mechelen/referrals/{completed}/completion",
            new { outcome = "trajectory-started", feedback = "Gestart met maatschappelijke oriëntatie." }, ct);
        await Refer(counsellor, 5, "Elif", "Schets", "pnt", ct, direction: "agii-to-ocmw");
    }

    private Task<Guid?> Refer(
        HttpClient sender, int number, string firstName, string lastName, string reason, CancellationToken ct,
        string direction = "ocmw-to-agii") =>
        Post(sender, "/api/mechelen/referrals", new
        {
            direction,
            client = new { insz = InventedInsz(number), firstName, lastName },
            reason,
            note = "Verzonnen persoon, voor de demo.",
        }, ct);

    /// <summary>A national number that passes the checks (born in 1990, unknown day) and is nobody's: serial numbers from 990.</summary>
    private static string InventedInsz(int number)
    {
        var digits = 900000990L + number - 1;
        return $"{digits:D9}{97 - (digits % 97):D2}";
    }
}
