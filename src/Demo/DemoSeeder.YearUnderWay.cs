using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Demo;

/// <summary>What is under way in Mechelen today.</summary>
public sealed partial class DemoSeeder
{
    /// <summary>A signed agreement with this year's annex and meetings: half of what was agreed is done, the rest is due.</summary>
    private async Task YearUnderWay(Tenant mechelen, string region, DateOnly today, CancellationToken ct)
    {
        var (official, year) = (_people["ambtenaar@mechelen.example"], today.Year);
        var agreement = await Draft(mechelen, region, $"Samenwerkingsovereenkomst taalactieplan {year}-{year + 3}", "language-action-plan",
            new(year, 1, 1), new(year + 3, 12, 31), ct);
        await Decide(mechelen, agreement, new(year - 1, 11, 24), votesFor: 33, votesAgainst: 6, ct);
        await Sign(mechelen, region, agreement, new(year - 1, 12, 8), ct);

        var annex = await Post(official, $"/api/mechelen/agreements/{agreement}/annexes", new { year = $"{year}" }, ct);
        var lines = $"/api/mechelen/annexes/{annex}/lines";
        var staff = new[] { new { id = await PersonId(Consultant(region), ct), name = "Cas Consulent" } };
        const string programme = "Taalstimulering";
        const string objective = "Wie Nederlands leert, kan het in de stad ook oefenen.";
        var track = await Post(official, lines, new
        {
            programme, objective, theme = "Taalbeleid in de diensten",
            text = "begeleidt de dienst Burgerzaken bij een taalbeleid aan het loket",
            workingForm = "learning-track", domain = "dienstverlening", targetService = "Burgerzaken", staff,
        }, ct);
        await Post(official, lines, new { parentId = track, text = "twee werksessies over duidelijke brieven",
            workingForm = "work-session", staff }, ct);
        await Post(official, lines, new
        {
            programme, objective, theme = "Oefenkansen", text = "helpt de bibliotheek een praatcafé op te starten",
            partners = (string[])["De Voorbeeldbib vzw"], domain = "vrije tijd",
        }, ct);
        await Post(official, lines, new
        {
            programme, objective, theme = "Oefenkansen", text = "geeft vorming aan vrijwilligers die oefenen met anderstaligen",
            workingForm = "training", modality = "on-request", domain = "vrije tijd",
        }, ct);
        await Post(official, lines, new { category = "Algemeen", theme = "Aanreiken van informatie",
            text = "levert jaarlijks cijfers over nieuwkomers in de stad", workingForm = "information" }, ct);
        await Post(official, $"/api/mechelen/annexes/{annex}/agreement", new { }, ct);
        await Post(official, $"/api/mechelen/annexes/{annex}/approval", new { withAgreement = true }, ct);

        foreach (var (kind, title, date) in new[]
        {
            ("policy-meeting", "Beleidsoverleg taalactieplan", today.AddDays(-40)),
            ("operational-meeting", "Opvolging taalactieplan", today.AddDays(-75)),
            ("operational-meeting", "Opvolging taalactieplan", today.AddDays(9)),
        })
        {
            var who = new[] { new { name = "Cas Consulent", role = "agency", present = true },
                new { name = "Amber Ambtenaar", role = "official", present = true } }
                .Concat(kind == "policy-meeting" ? [new { name = "Sam Schepen", role = "alderman", present = true }] : []).ToArray();
            var meeting = await Post(official, "/api/mechelen/meetings",
                new { title, kind, date = Iso(date), start = "14:00", minutes = 90, place = "Stadhuis, raadzaal",
                    agreements = new[] { agreement }, participants = who }, ct);
            if (date <= today)
            {
                await Post(official, $"/api/mechelen/meetings/{meeting}/record", new
                {
                    participants = who, report = "De acties van de bijlage zijn overlopen. Het praatcafé start na de zomer.",
                    decisions = (string[])["De bibliotheek zoekt een vaste avond."],
                }, ct);
            }
        }
    }
}
