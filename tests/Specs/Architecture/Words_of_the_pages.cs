using System.Text.RegularExpressions;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>
/// One word for one thing on every page, and the one that people understand. Read from the sources, since a page shows most of its texts
/// only in some state.
/// </summary>
public partial class Words_of_the_pages
{
    /// <summary>What is not said, and what is said instead.</summary>
    private static readonly (Regex Not, string Say)[] Words =
    [
        .. new (string Not, string Say)[]
        {
            (@"\b[Uu] kan\b|\b[Kk]an u\b", "u kunt"),
            (@"\b[Ll]egislatuur\b", "bestuursperiode"),
            (@"\b[Tt]oestand\b|\bStand op\b|""Stand""|\b[Dd]e stand\b", "status"),
            ("Alles is bij", "Er is nu niets te doen."),
            ("Wat wacht op u", "Te doen"),
            ("Waar u terechtkan", "Ga naar"),
            (@"\bWat komt\b|\bWat was\b", "Gepland, Voorbij"),
            ("waarvan alles nagekomen|waarvoor nog overleg", "alle afspraken nagekomen, nog overleg te plannen"),
            ("Namens Lokaal bestuur", "Voor het lokaal bestuur"),
            ("De overeenkomst meldt dat hij ontbreekt", "Bij de overeenkomst staat dan dat de datum ontbreekt."),
            ("Handtekening vastleggen", "Handtekening registreren"),
            ("Vastlegging intrekken", "Registratie ongedaan maken"),
            ("Notulen lezen", "Notulen inlezen"),
            ("Gelezen, nog niet bewaard", "Ingelezen. Kijk na en bewaar."),
            ("Hoe vast is deze actie", "Gaat de actie zeker door?"),
            ("[Rr]ubriek buiten de programma", "Andere rubriek (zonder programma)"),
            ("telkens gelijk", "Gebruik telkens dezelfde formulering."),
            (@"\bnaar onder\b|\bnaar boven\b", "omlaag, omhoog"),
            (@"\bopzij (?:leggen|gelegd)\b", "niet volgen"),
            (@"\b[Uu]itgaven?\b", "versie"),
            ("Was dit bezoek er niet", "Ging dit bezoek niet door?"),
            ("Bezoek is uitgevoerd", "Uitkomst bewaren"),
            (@"""Klopt nog""", "Bevestigen dat dit nog klopt"),
            ("Gegevens die mee mogen", "Gegevens die u mag doorgeven"),
            ("Waarom stopt u|Waarom trekt u ze in", "Reden"),
            ("In werking op|Einde kiezen", "Actief op, Beëindigen"),
            (@"""Geldt(?: niet)?""", "Actief, Niet actief"),
            ("De laatste dag is bewaard", "De einddatum is bewaard."),
            (@"""Leeg[ :]", "Laat leeg …"),
            ("kan dus nergens in", "kan zich dus nergens aanmelden."),
            ("De rol is gegeven", "De rol is toegekend."),
            ("een datum en een noemer", "een datum en een groep gemeenten"),
            (@"Personeelswijzigingen\b", "Vertrekkende consulenten"),
            ("Vul de (?:reden|uitkomst) in", "Kies een reden, Kies een uitkomst"),
        }.Select(w => (new Regex(w.Not, RegexOptions.CultureInvariant, TimeSpan.FromMinutes(1)), w.Say)),
    ];

    [Fact]
    public void Are_the_agreed_ones()
    {
        var root = Root();
        var texts = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !Elsewhere().IsMatch(Path.GetRelativePath(root, f).Replace('\\', '/')))
            .Select(f => (File: Path.GetRelativePath(root, f), Text: File.ReadAllText(f))).ToList();

        texts.Count.ShouldBeGreaterThan(500);
        texts.SelectMany(t => Wrong(t.Text).Select(wrong => $"{t.File}: {wrong}")).ShouldBeEmpty();
    }

    /// <summary>The control: in a page with the old words each of them is found, and in one with the new ones none is.</summary>
    [Fact]
    public void Control_what_is_not_said_is_found()
    {
        Wrong("""
            <Page Title="Personeelswijzigingen"><p>U kan de toestand zien in deze legislatuur.</p><Badge Text="Geldt niet" /></Page>
            """).Count().ShouldBe(5);
        Wrong("""
            <Page Title="Vertrekkende consulenten"><p>U kunt de status zien in deze bestuursperiode.</p><Badge Text="Niet actief" /></Page>
            """).ShouldBeEmpty();
    }

    private static IEnumerable<string> Wrong(string text)
    {
        var said = Comments().Replace(text, "");
        return from word in Words
               let found = word.Not.Match(said)
               where found.Success
               select $"\"{found.Value}\", say \"{word.Say}\"";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AgiiPlatform.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    /// <summary>Comments are in English, and quote what was.</summary>
    [GeneratedRegex(@"(?m)^\s*//.*$|(?s)@\*.*?\*@", RegexOptions.NonBacktracking)]
    private static partial Regex Comments();

    /// <summary>What is built, and what reads the texts of others: minutes, and clauses that say how often.</summary>
    [GeneratedRegex("/(?:obj|bin|Migrations)/|^src/CouncilMinutes/|^src/Agreements/Obligations/Frequency", RegexOptions.NonBacktracking)]
    private static partial Regex Elsewhere();
}
