using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Demo;

/// <summary>A project of Mechelen with two neighbours: mentors and mentees, welcome sheets, trainings. Every person in it is invented.</summary>
public sealed partial class DemoSeeder
{
    private static readonly string[] Neighbours = ["bonheiden", "sint-katelijne-waver"];

    private async Task Project(Uri address, CancellationToken ct)
    {
        foreach (var neighbour in Neighbours)
        {
            await SignIn(address, $"ambtenaar@{neighbour}.example", ct);
        }

        var lead = _people["ambtenaar@mechelen.example"];
        var id = await Post(lead, "/api/mechelen/projects", new
        {
            name = "Samen in de Rupelstreek en de Dijlevallei", from = "2022-01-01", until = "2025-06-30", subsidyCents = 18_000_000,
            condition = "Eén gemeente zet al stevig in op integratie, de andere hebben een gelijkaardig profiel van nieuwkomers.",
        }, ct);
        var told = (await lead.GetFromJsonAsync<JsonNode>($"/api/mechelen/projects/{id}/reports", ct))!;
        if (told["sent"]!.AsArray().Count > 0)
        {
            return; // the last act of this
        }

        foreach (var municipality in Neighbours)
        {
            await Post(lead, $"/api/mechelen/projects/{id}/members", new { municipality }, ct);
        }

        var coordinator = await Post(_people["beheerder@agii.example"], "/api/agii/people", new
        {
            name = "Cora Coördinator", email = Coordinator, password = _password, role = "project-coordinator", tenant = "mechelen",
        }, ct);
        foreach (var tenant in Neighbours)
        {
            await Post(_people["beheerder@agii.example"], $"/api/agii/people/{coordinator}/rights",
                new { role = "project-coordinator", tenant }, ct);
        }

        await Put(lead, $"/api/mechelen/projects/{id}/board", new
        {
            board = (object[])
            [
                new { name = "Sam Schepen", title = "Schepen van integratie", organisation = "Mechelen", role = "voorzitter" },
                new { name = "Bea Bestuur", title = "Schepen van welzijn", organisation = "Bonheiden" },
                new { name = "Oscar Oppositie", title = "Gemeenteraadslid (oppositie)", organisation = "Sint-Katelijne-Waver" },
                new { name = "Cas Consulent", title = "Consulent", organisation = "AgII" },
                new { name = "Veerle Voorbeeld", title = "Bemiddelaar", organisation = "VDAB" },
            ],
            coordinators = (object[])[new { name = "Cora Coördinator", employer = "vzw Samen", person = coordinator, from = "2022-01-01" }],
        }, ct);

        await SignIn(address, Coordinator, ct);
        var template = await Post(lead, $"/api/mechelen/projects/{id}/deliverables",
            new { kind = "template", title = "Sjabloon onthaalfiche", date = "2022-03-01" }, ct);
        foreach (var (i, municipality) in ((string[])["mechelen", .. Neighbours]).Index())
        {
            var (official, at) = (_people[$"ambtenaar@{municipality}.example"], $"/api/{municipality}/projects/{id}");
            await Put(official, $"{at}/participation", new
            {
                name = "An Ambtenaar", function = "Stafmedewerker diversiteit", releasePercent = 20 + (i * 10),
                anchors = i == 0 ? "Het mentorproject hoort vanaf 2025 bij de vrijwilligerswerking." : null,
            }, ct);
            for (var n = 0; n < 4 - i; n++)
            {
                var from = new DateOnly(2022, 4, 1).AddDays(n * 60);
                await Post(_people[Coordinator], $"{at}/duos", new
                {
                    mentor = $"Mentor {n + 1} Verzonnen", mentee = $"Mentee {n + 1} Verzonnen",
                    channel = n == 0 ? "municipal-magazine" : "word-of-mouth",
                    goals = (string[])["work", "dutch"], from = Iso(from),
                    meetings = Enumerable.Range(0, 13 - n).Select(m => Iso(from.AddDays(m * 14))),
                }, ct);
            }

            foreach (var theme in ((string[])["Kinderopvang", "Afval", "Werk zoeken", "Naar de dokter"]).Skip(i))
            {
                await Post(official, $"{at}/deliverables",
                    new { kind = "sheet", title = $"{theme} in onze gemeente", theme, date = "2023-02-01", template }, ct);
            }
        }

        await Post(lead, $"/api/mechelen/projects/{id}/meetings", new
        {
            kind = "learning-network", title = "Startdag", date = "2022-02-15", audiences = (string[])["professionals", "vrijwilligers"],
            participants = 34,
        }, ct);
        await Post(lead, $"/api/mechelen/projects/{id}/meetings", new
        {
            kind = "training", title = "Klare taal", date = "2022-10-04", audiences = (string[])["gemeentepersoneel"], participants = 18,
        }, ct);
        await Post(lead, $"/api/mechelen/projects/{id}/reports", new { councilDate = "2023-06-26" }, ct);
    }

    private const string Coordinator = "coordinator@samen.example";

    private static async Task Put(HttpClient person, string path, object body, CancellationToken ct)
    {
        using var answer = await person.PutAsJsonAsync(path, body, ct);
        answer.EnsureSuccessStatusCode();
    }
}
