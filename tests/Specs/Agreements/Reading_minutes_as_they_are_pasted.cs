using System.Text.Json;
using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// Minutes in the layouts of the software that Flemish municipalities publish with, and in usual wordings, each with the reading that is
/// right (its <c>source</c> is in the file; the people in them are invented). Nothing is read silently wrong: a field is right, or empty.
/// </summary>
public class Reading_minutes_as_they_are_pasted
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Agreements", "Minutes");

    /// <summary>Each text by its name.</summary>
    public static TheoryData<string> Texts => [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory, MemberData(nameof(Texts))]
    public void Nothing_is_silently_wrong(string name)
    {
        var (read, right) = Read(name);

        Wrong(read, right).ShouldBeEmpty();
    }

    [Fact]
    public void Nearly_all_are_read_whole() =>
        Texts.Select(t => t.Data).Where(name => Read(name) is var (read, right) && NotRead(read, right).Any())
            .ShouldBe(["03-vlakke-lijst-zonder-functies"]); // that text does not say who of those present is the general manager

    /// <summary>The minutes of ten voters and a general manager, in which the votes on one item are phrased like this.</summary>
    private static Minutes Voted(string votes, string above = "") => MinutesReader.Read($"""
        Gemeente Opdorp
        Gemeenteraad - Zitting van 20 april 2021
        Openbare zitting

        Aanwezig:
        An Aerts, voorzitter
        Bert Bos, burgemeester
        Cis Claes, Dora De Dobbeleer, schepenen
        Ed Van Eeckhout, Fien Fonteyn, Gust Gielen, Hilde Van den Houwe, Jo D'Hondt, Kaat Këpler-Smits, raadsleden
        Ilse Ickx, algemeen directeur
        {above}

        12. Samenwerkingsovereenkomst met het Agentschap Integratie en Inburgering

        Feiten en context
        De overeenkomst ligt voor. Wie het land verlaat, heeft er geen deel aan. Het college besliste eenparig op 3 maart 2021, met 5 stemmen voor.

        Stemming
        {votes}

        Besluit
        Artikel 1. De gemeenteraad keurt de samenwerkingsovereenkomst goed.
        """);

    [Theory]
    [InlineData("Uitslag van de stemming: 6 voor - 3 tegen - 1 onthouding", 6, 3, 1)]
    [InlineData("Stemming: 6 ja, 3 nee, 1 onthouding", 6, 3, 1)]
    [InlineData("Totaal aantal voorstanders: 7\nTotaal aantal tegenstanders: 2\nTotaal aantal onthoudingen, blanco of ongeldig: 1", 7, 2, 1)]
    [InlineData("Tegen: 2\nVoor: 8\nOnthouding: 0", 8, 2, 0)]
    [InlineData("Voor\n8\nTegen\n2\nOnthouding\n0", 8, 2, 0)]
    [InlineData("voor: 10 / tegen: 0 / onthoudingen: 0", 10, 0, 0)]
    [InlineData("Met tien stemmen voor, geen stemmen tegen en geen onthoudingen", 10, 0, 0)]
    [InlineData("7 raadsleden stemmen voor, 2 raadsleden stemmen tegen, 1 raadslid onthoudt zich", 7, 2, 1)]
    [InlineData("De 7 raadsleden van Samen Opdorp stemmen voor. De 2 raadsleden van Anders onthielden zich, de 1 van Nieuw stemden tegen.", 7, 1, 2)]
    [InlineData("Stemming over de hoogdringendheid\nMet 10 stemmen voor\n\nStemming over het punt\nMet 7 stemmen voor en 3 stemmen tegen", 7, 3, null)]
    [InlineData("De hoogdringendheid wordt eenparig aanvaard.\nMet 7 stemmen voor en 3 stemmen tegen", 7, 3, null)]
    [InlineData("Het amendement krijgt 3 stemmen voor en 7 stemmen tegen. Het punt krijgt 7 stemmen voor en 3 stemmen tegen.", 7, 3, null)]
    [InlineData("Met 10 stemmen voor wordt het punt aan de agenda toegevoegd.\nMet 8 stemmen voor en 2 stemmen tegen", 8, 2, null)]
    [InlineData("Unaniem gunstig advies van de commissie.\nMet 8 stemmen voor en 2 stemmen tegen", 8, 2, null)]
    [InlineData("De volstrekte meerderheid bedraagt 6 stemmen voor. Met 9 stemmen voor en 1 stem tegen.", 9, 1, null)]
    [InlineData("Goedgekeurd bij algemeenheid van stemmen.", 10, 0, null)]
    [InlineData("Schepen Cis Claes neemt niet deel aan de stemming.\nMet eenparigheid van stemmen", 9, 0, null)]
    [InlineData("Mevrouw Fonteyn verlaat de zitting voor dit punt.\nUnaniem goedgekeurd", 9, 0, null)]
    [InlineData("De algemeen directeur verlaat de zaal.\nUnaniem goedgekeurd", 10, 0, null)]
    [InlineData("Unaniem goedgekeurd\n\nGust Gielen verlaat de vergadering.", 10, 0, null)]
    [InlineData("Gust Gielen verlaat de zaal. Gust Gielen komt terug binnen.\nUnaniem goedgekeurd", 10, 0, null)]
    [InlineData("De stemming is geheim.\nJa: 8\nNeen: 2", 8, 2, null)]
    [InlineData("Eenparig goedgekeurd, behalve Jo D'Hondt, die tegen stemt", 9, 1, null)]
    [InlineData("Met unanimiteit goedgekeurd", 10, 0, null)]
    [InlineData("vijf voor, vier tegen en één onthouding", 5, 4, 1)]
    [InlineData("Met eenparigheid van stemmen wordt beslist de overeenkomst te sluiten.", 10, 0, null)]
    [InlineData("Stemmen voor: An Aerts, Bert Bos, Cis Claes, Dora De Dobbeleer, Ed Van Eeckhout, Fien Fonteyn, Gust Gielen, "
        + "Hilde Van den Houwe, Jo D'Hondt, Kaat Këpler-Smits\n\nZie bijlage (2).", 10, 0, null)]
    [InlineData("Op 10 stemgerechtigden stemden er 9 voor en 1 tegen.", 9, 1, null)]
    [InlineData("Stemden voor: 7 leden; stemden tegen: 2 leden; onthield zich: 1 lid.", 7, 2, 1)]
    [InlineData("Bij naamafroeping stemden 8 raadsleden ja en 2 raadsleden neen.", 8, 2, null)]
    [InlineData("Met 8 stemmen pro en 2 contra.", 8, 2, null)]
    [InlineData("Stemmen voor | 8\nStemmen tegen | 2", 8, 2, null)]
    [InlineData("voor=7, tegen=1, onthouding=2", 7, 1, 2)]
    [InlineData("8 JA, 2 ONTH.", 8, 0, 2)]
    [InlineData("goedgekeurd met acht stemmen voor, tegen twee stemmen", 8, 2, null)]
    [InlineData("Gust Gielen verlaat de zitting na de stemming over dit punt.\nEenparig goedgekeurd.", 10, 0, null)]
    [InlineData("Fien Fonteyn komt pas na de stemming binnen.\nEenparig goedgekeurd.", 9, 0, null)]
    [InlineData("Raadslid D'Hondt vraagt of de zaal gebruikt kan worden.\nEenparig goedgekeurd.", 10, 0, null)]
    [InlineData("Goedgekeurd met 7 stemmen tegen 3.", 7, 3, null)]
    [InlineData("Met 7 tegen 3 stemmen aangenomen.", 7, 3, null)]
    [InlineData("Met 8 ja tegen 2 nee aangenomen", 8, 2, null)]
    [InlineData("Goedgekeurd met 6 stemmen voor (meerderheid) tegen 4 (oppositie).", 6, 4, null)]
    [InlineData("Met 5 stemmen voor, 2 stemmen tegen 3 onthoudingen", 5, 2, 3)]
    [InlineData("Uitslag: voor 7, tegen 2, onthouding 1", 7, 2, 1)]
    [InlineData("6 voorstemmen, 3 tegenstemmen, 1 onthouding", 6, 3, 1)]
    [InlineData("Voorstemmen: 6, tegenstemmen: 3, onthoudingen: 1", 6, 3, 1)]
    [InlineData("met 8 stemmen voor, 1 tegenstem en 1 onthouding", 8, 1, 1)]
    [InlineData("De voorzitter stelt vast dat er 8 stemmen voor zijn, 1 stem tegen en dat 1 raadslid zich onthoudt.", 8, 1, 1)]
    [InlineData("8 stemmen voor en 2 raadsleden die zich onthouden (Jo D'Hondt en Kaat Këpler-Smits)", 8, 0, 2)]
    [InlineData("8 raadsleden hebben voor gestemd, 2 raadsleden hebben tegen gestemd.", 8, 2, null)]
    [InlineData("Ja 7\nNeen 2\nOnthouding 1", 7, 2, 1)]
    [InlineData("JA: 7\nNEE: 3\nONTHOUDING: 0", 7, 3, 0)]
    [InlineData("Voor\tTegen\tOnthouding\n8\t1\t1", 8, 1, 1)]
    [InlineData("| Voor | 8 |\n| Tegen | 1 |\n| Onthouding | 1 |", 8, 1, 1)]
    [InlineData("Aantal stemmen voor: negen\nAantal onthoudingen: één", 9, 0, 1)]
    [InlineData("Aanwezige stemmers: 10\nVoorstanders: 8\nTegenstanders: 2", 8, 2, null)]
    [InlineData("Stemmen voor: Samen Opdorp (6)\nStemmen tegen: Anders (2), Nieuw (2)", 6, 4, null)]
    [InlineData("Samen Opdorp (6 stemmen) stemt voor. Anders (2 stemmen) stemt tegen. Nieuw (2 stemmen) onthoudt zich.", 6, 2, 2)]
    [InlineData("Samen: 3 voor\nNieuw: 3 voor\nVooruit: 1 voor\nAnders: 3 tegen", 7, 3, null)]
    [InlineData("De raad beslist eenparig om over te gaan tot de stemming.\n7 stemmen voor, 3 stemmen tegen.", 7, 3, null)]
    [InlineData("Gust Gielen mag niet deelnemen aan de beraadslaging en de stemming.\nEenparig goedgekeurd.", 9, 0, null)]
    [InlineData("Gust Gielen stapt op.\nEenparig goedgekeurd.", 9, 0, null)]
    [InlineData("Gust Gielen logt uit om 20.15 uur.\nEenparig goedgekeurd.", 9, 0, null)]
    [InlineData("Unaniem goedgekeurd.\nGust Gielen was niet aanwezig bij de stemming.", 9, 0, null)]
    public void However_the_vote_on_the_item_is_phrased_it_is_read(string votes, int @for, int against, int? abstain)
    {
        var read = Voted(votes);

        (read.Votes?.For, read.Votes?.Against, read.Votes?.Abstain).ShouldBe((@for, against, abstain), string.Join('\n', read.Remarks));
        (read.Body, read.Date, read.Item).ShouldBe((CouncilBody.MunicipalCouncil, new DateOnly(2021, 4, 20), "12"));
        read.Remarks.ShouldNotContain(r => r.Contains("te veel", StringComparison.Ordinal) || r.Contains("te weinig", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Met 8 stemmen voor, 2 onthoudingen (Jo D'Hondt en Kaat Këpler-Smits)")]
    [InlineData("Met 8 stemmen voor en 2 onthoudingen: Jo D'Hondt, Kaat Këpler-Smits")]
    [InlineData("Stemmen voor: 8\nOnthoudingen: 2 (Jo D'Hondt, Kaat Këpler-Smits)")]
    [InlineData("8 stemmen voor\nOnthouders: Jo D'Hondt, Kaat Këpler-Smits\nResultaat: met 8 stemmen voor, 2 onthoudingen")]
    public void Names_beside_a_count_are_not_dropped(string votes) =>
        Voted(votes).Votes!.Names!.Abstain.ShouldBe(["Jo D'Hondt", "Kaat Këpler-Smits"]);

    [Theory]
    [InlineData("Eerste stemronde: 5 stemmen voor, 5 stemmen tegen\nTweede stemronde: 6 stemmen voor, 4 stemmen tegen", "kies welke")]
    [InlineData("Met 10 stemmen voor.\nMet 7 stemmen voor en 3 stemmen tegen.", "kies welke")]
    [InlineData("Voorstanders: An Aerts, Bert Bos\nResultaat: Met 7 stemmen voor, 3 stemmen tegen", "kies welke")]
    [InlineData("Eenparig goedgekeurd met 8 stemmen voor en 2 stemmen tegen", "kies zelf")]
    [InlineData("Met eenparigheid van stemmen, bij 1 onthouding", "hoeveel stemmen voor")]
    [InlineData("Met eenparigheid van stemmen, op één na", "niet helemaal eenparig")]
    [InlineData("De fracties van Samen en Nieuw stemmen voor, Anders stemt tegen.", "per fractie")]
    [InlineData("Een raadslid verlaat de zaal.\nUnaniem goedgekeurd", "niet zeker wie")]
    [InlineData("De stemming was niet eenparig.", null)]
    [InlineData("De commissie gaf unaniem gunstig advies.", null)]
    [InlineData("Bij meerderheid van stemmen goedgekeurd", null)]
    [InlineData("Met eenparigheid van stemmen, Jo D'Hondt onthoudt zich.", "maar ook")]
    [InlineData("Unaniem, mits onthouding van Jo D'Hondt.", "maar ook")]
    [InlineData("Met eenparigheid van stemmen min 1 (Jo D'Hondt, die tegenstemt).", "maar ook")]
    [InlineData("Unaniem, Anders onthoudt zich.", "maar ook")]
    [InlineData("Goedgekeurd met eenparigheid van de 9 stemmende leden; Jo D'Hondt onthield zich.", "maar ook")]
    [InlineData("Raadslid Gielen, belanghebbende, onthoudt zich van de bespreking.\nEenparig goedgekeurd.", "maar ook")]
    [InlineData("Unaniem goedgekeurd. Gust Gielen was even de zaal uit.", "niet zeker wie")]
    [InlineData("Gust Gielen is tijdens de stemming niet verbonden.\nEenparig goedgekeurd.", "niet zeker wie")]
    [InlineData("Bij de stemming ontbreekt Gust Gielen.\nUnaniem goedgekeurd.", "niet zeker wie")]
    [InlineData("Met algemene stemmen wordt het punt niet goedgekeurd.", "verworpen")]
    [InlineData("Het voorstel wordt eenparig verworpen.", "verworpen")]
    [InlineData("De voorzitter stelt voor om het punt te verdagen. Dit wordt met algemene stemmen aanvaard.\nHet punt wordt verdaagd.", "verdaagd")]
    [InlineData("Raadslid Gielen heeft de raadzaal verlaten en komt later terug binnen.\nEenparig goedgekeurd.", "niet zeker wie")]
    [InlineData("Mevr. Van den Houwe is nog niet toegekomen.\nEenparig goedgekeurd.", "niet zeker wie")]
    [InlineData("Zonder Ed Van Eeckhout wordt eenparig beslist.", "niet zeker wie")]
    [InlineData("unaniem op één stem na", "niet helemaal eenparig")]
    [InlineData("9 op 10 stemmen voor.", null)]
    [InlineData("Kaat Këpler-Smits is wettig verhinderd.\nEenparig goedgekeurd.", "niet zeker wie")]
    [InlineData("De raad verleent eenparig spreekrecht aan de consulent.", null)]
    [InlineData("Deel A: 6 voor, 4 tegen\nDeel B: 7 voor, 3 tegen", "kies welke")]
    [InlineData("Stemming over het sluiten van de deuren: 10 voor.", null)]
    [InlineData("Voorstel tot beslissing: goedkeuring met eenparigheid van stemmen.", null)]
    [InlineData("Het punt wordt eenparig verdaagd.", null)]
    [InlineData("Met 7 stemmen voor en 3 tegen wordt het punt uitgesteld.", null)]
    [InlineData("Het punt wordt met algemene stemmen van de agenda gehaald.", null)]
    [InlineData("De raad beslist eenparig om het punt in besloten zitting te behandelen.", null)]
    [InlineData("De aanwezigheidslijst en de agenda worden eenparig goedgekeurd.", null)]
    public void What_is_not_certain_stays_empty_and_is_told(string votes, string? told)
    {
        var read = Voted(votes);

        read.Votes?.For.ShouldBeNull();
        read.Missing.ShouldContain("de stemming");
        if (told is not null)
        {
            read.Remarks.ShouldContain(r => r.Contains(told, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Jo D'Hondt verlaat de vergadering na punt 5", 9, 9)]
    [InlineData("Jo D'Hondt verlaat de vergadering na punt 15", 10, 10)]
    [InlineData("Jo D'Hondt vervoegt de vergadering vanaf punt 13", 9, 9)]
    [InlineData("Jo D'Hondt vervoegt de vergadering vanaf punt 3", 10, 10)]
    [InlineData("Afwezig bij punt 12: Jo D'Hondt", 9, 9)]
    [InlineData("Piet Pieters, raadslid, vanaf punt 13", 10, 10)]
    [InlineData("Piet Pieters, raadslid, vanaf punt 3", 11, 11)]
    [InlineData("Piet Pieters (tot punt 4), raadslid", 10, 10)]
    [InlineData("Piet Pieters (tot punt 15), raadslid", 11, 11)]
    [InlineData("Piet Pieters (tot punt 12), raadslid", 11, null)] // with this item, or without it?
    [InlineData("Jo D'Hondt verlaat de vergadering om 21 uur", 10, null)] // before or after this item?
    public void Who_came_and_went_is_reckoned_with_at_the_item(string above, int present, int? voted)
    {
        var read = Voted("Unaniem goedgekeurd", above);

        (read.Attendance.Where(g => g.MayVote()).Sum(g => g.Names.Count), read.Votes?.For).ShouldBe((present, voted));
    }

    [Fact]
    public void Of_several_candidates_the_one_on_the_chosen_line_is_taken()
    {
        const string Text = "Gemeenteraad\nZitting van 20 april 2021\nNotulen goedgekeurd in zitting van 25 mei 2021\n\n"
            + "1. Integratie: reglement\nMet 9 stemmen voor\n\nBesluit\nArtikel 1. Goed.\n\n2. Overeenkomst over inburgering\n\nStemming\nMet 10 stemmen voor\n\nBesluit\nArtikel 1. Ook goed.";

        var unsure = MinutesReader.Read(Text);
        (unsure.Date, unsure.Item, unsure.Title, unsure.Votes).ShouldBe((null, null, null, null));
        unsure.Articles.ShouldBeEmpty();
        unsure.Findings.Where(f => !f.Taken).Select(f => (f.Field, f.Value, f.Line)).ShouldBe(
        [
            ("date", "20 april 2021", 2), ("date", "25 mei 2021", 3),
            ("item", "1. Integratie: reglement", 5), ("item", "2. Overeenkomst over inburgering", 11),
        ]);

        var sure = MinutesReader.Read(Text, new Dictionary<string, int> { ["date"] = 2, ["item"] = 11 });
        (sure.Date, sure.Item, sure.Votes?.For).ShouldBe((new DateOnly(2021, 4, 20), "2", 10));
        sure.Articles.ShouldHaveSingleItem().Text.ShouldBe("Ook goed.");
    }

    [Theory]
    [InlineData("Bekendgemaakt op 30 april 2021", 20)]
    [InlineData("Gepubliceerd op 30/04/2021", 20)]
    [InlineData("Volgende zitting: 18 mei 2021", 20)]
    [InlineData("Publicatiedatum: 30-04-2021", 20)]
    [InlineData("Goedgekeurd in zitting van 18 mei 2021", null)]
    public void Another_date_is_not_taken_for_that_of_the_session(string line, int? day) =>
        Voted("Met 10 stemmen voor", line).Date.ShouldBe(day is { } right ? new DateOnly(2021, 4, right) : null);

    [Theory]
    [InlineData("Vast bureau\nZitting van 3 mei 2021\n\n4. Punt\n\nBesluit\nArtikel 1. Het vast bureau keurt ze goed.", CouncilBody.PermanentBureau)]
    [InlineData("Raad voor maatschappelijk welzijn\nZitting van 3 mei 2021\nGemeenteraadzaal", CouncilBody.OcmwCouncil)]
    [InlineData("Vast bureau\nZitting van 3 mei 2021\n\n4. Punt\n\nBesluit\nArtikel 1. De gemeenteraad keurt ze goed.", null)]
    [InlineData("Gemeenteraad en raad voor maatschappelijk welzijn, zitting van 3 mei 2021", null)]
    [InlineData("Zitting van 3 mei 2021\n\n4. Overeenkomst\n\nBesluit\nArtikel 1. De raad keurt ze goed.", null)]
    public void One_body_is_not_taken_for_another(string text, CouncilBody? body) => MinutesReader.Read(text).Body.ShouldBe(body);

    private static (Minutes Read, JsonElement Right) Read(string name) => (
        MinutesReader.Read(File.ReadAllText(Path.Combine(Folder, $"{name}.txt"))),
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.expected.json"))).RootElement);

    private static IEnumerable<string> Wrong(Minutes read, JsonElement right) =>
        Compare(read, right).Where(c => c.Read is not null && c.Read != c.Right && !(c.Right is null && c.Read == "0"))
            .Select(c => $"{c.Field}: {c.Read}, not {c.Right}");

    private static IEnumerable<string> NotRead(Minutes read, JsonElement right) =>
        Compare(read, right).Where(c => c.Right is not null && c.Read is null).Select(c => c.Field);

    private static IEnumerable<(string Field, string? Read, string? Right)> Compare(Minutes read, JsonElement right)
    {
        yield return ("date", read.Date?.ToString("O"), Text("date"));
        if (Text("session") is { } session)
        {
            yield return ("session", read.Session?.ToString().ToLowerInvariant(), session);
        }

        yield return ("item", read.Item, Text("item")?.Split(' ')[0]);
        if (!right.TryGetProperty("voters_unknown", out _))
        {
            yield return ("voters", Join(read.Attendance.Where(g => g.MayVote()).SelectMany(g => g.Names)), Join(List(right, "voters")));
            yield return ("officials", Join(read.Attendance.Where(g => !g.MayVote()).SelectMany(g => g.Names)), Join(List(right, "officials")));
        }

        var votes = right.GetProperty("votes");
        yield return ("for", read.Votes?.For?.ToString(), Number(votes, "for"));
        yield return ("against", read.Votes?.Against?.ToString(), Number(votes, "against"));
        yield return ("abstain", read.Votes?.Abstain?.ToString(), Number(votes, "abstain"));
        yield return ("blank", read.Votes?.Blank?.ToString(), Number(votes, "blank"));
        if (right.GetProperty("names") is { ValueKind: JsonValueKind.Object } names)
        {
            foreach (var list in names.EnumerateObject())
            {
                var found = read.Votes?.Names?.Lists().Single(l => l.Field == list.Name).Names ?? [];
                var counted = list.Value.ValueKind == JsonValueKind.Number; // of the longest lists only how many names there are
                yield return ($"names {list.Name}",
                    found.Count == 0 ? null : counted ? $"{found.Count}" : Join(found),
                    counted ? $"{list.Value}" : Join(list.Value.EnumerateArray().Select(n => n.GetString()!)));
            }
        }

        string? Text(string field) => right.TryGetProperty(field, out var value) ? value.GetString() : null;
    }

    private static string? Number(JsonElement of, string field) =>
        of.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.ToString() : null;

    private static IEnumerable<string> List(JsonElement of, string field) =>
        of.TryGetProperty(field, out var list) ? list.EnumerateArray().Select(n => n.GetString()!) : [];

    private static string? Join(IEnumerable<string> names) =>
        names.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? string.Join(", ", some) : null;
}
