using AgiiPlatform.CouncilMinutes;
using FsCheck;
using FsCheck.Fluent;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>Pasted minutes, read without a host: what is in them, and what could not be found.</summary>
public class Reading_minutes
{
    private static readonly Minutes Mechelen = MinutesReader.Read(MinutesOfMechelen.Text);

    [Fact]
    public void Needs_nothing_of_the_platform() =>
        typeof(MinutesReader).Assembly.GetReferencedAssemblies().ShouldAllBe(a => a.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact, Trait("C0", "20")]
    public void The_session_and_the_item_of_Mechelen_are_read()
    {
        (Mechelen.Date, Mechelen.Session, Mechelen.Item).ShouldBe((new DateOnly(2018, 9, 4), Session.Public, "24"));
        Mechelen.Title.ShouldBe("DIVERSITEIT. Goedkeuring samenwerkingsovereenkomst tussen stad Mechelen "
            + "en het Agentschap Integratie & Inburgering (AII) in het kader van het lokale diversiteitsbeleid voor de periode 1 januari "
                + "2018 tot 31 december 2018.");
        Mechelen.Missing.ShouldBeEmpty();
        Mechelen.Remarks.ShouldBeEmpty();
    }

    [Fact, Trait("C0", "21")]
    public void The_present_list_is_read_by_function_in_its_order_over_wrapped_lines()
    {
        var groups = Mechelen.Attendance;

        groups.Select(g => (g.Function, g.Names.Count)).ShouldBe(
            [("voorzitter", 1), ("burgemeester", 1), ("schepenen", 9), ("gemeenteraadsleden", 27), ("algemeen directeur", 1)]);
        groups.Where(g => g.MayVote()).Sum(g => g.Names.Count).ShouldBe(38);
        groups[2].Names[^1].ShouldBe("Koen Anciaux");
        groups[2].Names[5].ShouldBe("Björn Siffer");
        groups[3].Names[4].ShouldBe("Hans Keldermans");
        groups[4].Names.ShouldBe(["Erik Laga"]);
    }

    [Fact, Trait("C0", "22")]
    public void The_votes_are_read_by_name()
    {
        var votes = Mechelen.Votes!;

        (votes.For, votes.Against, votes.Secret).ShouldBe((36, 2, false));
        votes.Names!.For.Count.ShouldBe(36);
        votes.Names.Against.ShouldBe(["Frank Creyelman", "Hans Keldermans"]);
        votes.Names.Abstain.ShouldBeEmpty();
    }

    [Fact, Trait("C0", "24"), Trait("C0", "25"), Trait("C0", "29")]
    public void The_motivation_and_the_article_are_read_in_their_sections()
    {
        var why = Mechelen.Motivation!;

        why.History!.ShouldStartWith("- Gemeenteraad van 23 februari 2016");
        why.History.ShouldContain("agendapunt 21");
        why.Facts!.ShouldEndWith("(wordt voorgelegd).");
        why.Argument!.ShouldStartWith("Inzake het lokale diversiteitsbeleid neemt de stad Mechelen een regierol op.");
        why.Finances.ShouldBe("Geen financiële gevolgen.");
        var article = Mechelen.Articles.ShouldHaveSingleItem();
        article.Number.ShouldBe("Artikel 1");
        article.Text.ShouldStartWith("De gemeenteraad keurt de samenwerkingsovereenkomst");
        article.Text.ShouldEndWith("(bijlage)");
    }

    [Fact, Trait("C0", "26"), Trait("C0", "27")]
    public void The_extract_is_read_with_its_own_day_and_who_certified_it() =>
        Mechelen.Extract.ShouldBe(new Extract(new DateOnly(2018, 9, 6), "Mechelen", "Erik Laga", "Christiaan Backx", Signed: true));

    [Fact]
    public void A_council_of_twenty_four_with_the_secretary_among_them_has_twenty_three_voters()
    {
        var names = Enumerable.Range(0, 18).Select(i => $"Raadslid{(char)('A' + i)} Achternaam").ToList();
        var read = MinutesReader.Read($"""
            Gemeente Opdorp
            Zitting van de gemeenteraad van 26/05/2020
            Openbare  zitting

            Aanwezig:
            Voorzitter: An Aerts
            Burgemeester: Bert Bos
            Schepenen: Cis Claes, Dirk Dox en Els Eeckhout
            Raadsleden: {string.Join(", ", names)}
            Algemeen directeur: Fien Fonteyn
            Verontschuldigd: Gust Gielen, Hilde Hermans

            7. Samenwerkingsovereenkomst met het agentschap

            Feiten en context:
            Het agentschap stelt een overeenkomst voor.

            Publieke stemming
            23 stemmen voor, 0 stemmen tegen, 0 onthoudingen, 0 blanco, 0 ongeldig

            BESLUIT:
            Art. 1. De gemeenteraad keurt de overeenkomst goed.
            Art. 2 - Het college voert uit wat
            Artikel 40 van het decreet zegt.
            Gedaan in zitting, datum als hoger.
            Fien Fonteyn
            Algemeen directeur
            An Aerts
            Voorzitter
            Opdorp, 28 mei 2020
            """);

        (read.Date, read.Session, read.Item).ShouldBe((new DateOnly(2020, 5, 26), Session.Public, "7"));
        read.Title.ShouldBe("Samenwerkingsovereenkomst met het agentschap");
        var groups = read.Attendance;
        groups.Sum(g => g.Names.Count).ShouldBe(24);
        groups.Where(g => g.MayVote()).Sum(g => g.Names.Count).ShouldBe(23);
        groups[2].Names.ShouldBe(["Cis Claes", "Dirk Dox", "Els Eeckhout"]);
        var votes = read.Votes!;
        (votes.For, votes.Against, votes.Abstain, votes.Blank, votes.Invalid).ShouldBe((23, 0, 0, 0, 0));
        votes.Names.ShouldBeNull();
        read.Articles.Select(a => a.Number).ShouldBe(["Art. 1", "Art. 2"]);
        read.Articles[1].Text.ShouldEndWith("Artikel 40 van het decreet zegt.");
        (read.Extract!.GeneralManager, read.Extract.Chair, read.Extract.Date)
            .ShouldBe(("Fien Fonteyn", "An Aerts", new DateOnly(2020, 5, 28)));
        read.Remarks.ShouldBe(["Wie verontschuldigd of afwezig was, is niet overgenomen."]);
        read.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_vote_has_counts_and_no_names()
    {
        var read = MinutesReader.Read("""
            Besloten vergadering van 3 maart 2020
            Bij geheime stemming, met 12 stemmen voor (An Aerts, Bert Bos), 3 stemmen tegen, 1 blanco stem en twee ongeldige stemmen.
            """);

        var votes = read.Votes!;
        (votes.For, votes.Against, votes.Blank, votes.Invalid, votes.Secret).ShouldBe((12, 3, 1, 2, true));
        votes.Names.ShouldBeNull();
        read.Session.ShouldBe(Session.Closed);
        read.Remarks.ShouldContain("De stemming was geheim: de namen bij de stemmen zijn niet overgenomen.");
    }

    [Theory]
    [InlineData("De raad beslist eenparig.")]
    [InlineData("Besluit met eenparigheid van stemmen:")]
    [InlineData("Goedgekeurd met algemene stemmen.")]
    [InlineData("Unaniem goedgekeurd")]
    public void Unanimity_counts_who_was_present_and_could_vote(string sentence)
    {
        var read = MinutesReader.Read($"""
            Zitting van 3 maart 2020
            Aanwezig: An Aerts, voorzitter
            Bert Bos, Cis Claes, schepenen
            Dirk Dox, algemeen directeur

            12. Overeenkomst
            {sentence}
            Artikel 1 - Goedgekeurd.
            """);

        (read.Votes!.For, read.Votes.Against).ShouldBe((3, 0));
        read.Votes.Names.ShouldBeNull();
        read.Remarks.ShouldContain("Eenparig beslist: 3 stemmen voor, geteld op de aanwezigheidslijst.");
        read.Title.ShouldBe("Overeenkomst");
    }

    [Theory]
    [InlineData("Met 20 stemmen voor en 1 onthouding (An Aerts)", 20, 0, 1)]
    [InlineData("23 ja-stemmen, 2 neen-stemmen en drie onthoudingen", 23, 2, 3)]
    [InlineData("Stemmen voor: 14\nStemmen tegen: 3\nOnthoudingen: 2", 14, 3, 2)]
    [InlineData("Stemming: 14 voor, 3 tegen, 2 onthoudingen", 14, 3, 2)]
    [InlineData("Stemden voor: An Aerts, Bert Bos\nStemden tegen: Cis Claes", 2, 1, null)]
    [InlineData("19 stem(men) voor: An Aerts\n2 stem(men) tegen: Bert Bos, Cis Claes\n1 onthouding(en): Dirk Dox", 19, 2, 1)]
    [InlineData("Voorstanders: An Aerts, Bert Bos en Cis Claes\nTegenstanders: Dirk Dox", 3, 1, null)]
    [InlineData("met 21 stemmen voor (An\nAerts (N-VA), Bert Bos) bij 4 stemmen tegen", 21, 4, null)]
    public void Votes_are_found_in_other_words_too(string sentence, int @for, int against, int? abstain)
    {
        var votes = MinutesReader.Read(sentence).Votes!;

        (votes.For, votes.Against, votes.Abstain).ShouldBe((@for, against, abstain));
    }

    [Fact]
    public void Party_names_honorifics_and_broken_words_do_not_get_into_names()
    {
        var read = MinutesReader.Read("""
            Aanwezig:
            De heer Jan Jansen (voorzitter)
            mevrouw An D’Hondt (Groen), burgemeester
            Piet Vander-
            smissen, Joris Van   den Bossche - raadsleden
            """);

        read.Attendance.SelectMany(g => g.Names).ShouldBe(["Jan Jansen", "An D’Hondt", "Piet Vandersmissen", "Joris Van den Bossche"]);
    }

    [Fact]
    public void What_contradicts_itself_is_read_and_told()
    {
        var read = MinutesReader.Read(
            MinutesOfMechelen.Text.Replace("36 stemmen voor (", "37 stemmen voor (Frank Creyelman, ", StringComparison.Ordinal));

        read.Votes!.For.ShouldBe(37);
        read.Remarks.ShouldBe(["Frank Creyelman staat in voor én tegen."]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Zomaar een tekst over het weer.")]
    [InlineData("((((((((((((")]
    [InlineData("36 stemmen voor (An Aerts, Bert Bos")]
    [InlineData("Aanwezig:\nBesluit:\nArtikel 99999999999\n99/99/2018 31 februari 2019")]
    [InlineData("\u0000\uD800 \uFEFF\t\r\r\n,,,;;;")]
    public void Rubbish_is_told_and_never_a_failure(string text)
    {
        var read = MinutesReader.Read(text);

        read.Missing.ShouldContain("de datum van de zitting");
        read.Missing.ShouldContain("de motivering");
        read.Title.ShouldBeNull();
    }

    [Theory]
    [InlineData("(")]
    [InlineData("1 stemmen voor ")]
    [InlineData("Aanwezig: ")]
    [InlineData("An Aerts, ")]
    [InlineData("(voorzitter)")]
    [InlineData("Leden:\nA\n")]
    [InlineData("A B\n")]
    [InlineData("1 stem voor (")]
    [InlineData("stemmen voor: A ")]
    [InlineData("Besluit:\nx\n")]
    [InlineData("De voorzitter\n")]
    [InlineData("Artikel 1\n")]
    [InlineData("\u0301")]
    public void A_text_four_times_as_long_takes_some_four_times_the_work_whatever_it_is(string again)
    {
        Work(again, MinutesReader.MaxLength); // the first time, the patterns are prepared

        Work(again, MinutesReader.MaxLength).ShouldBeLessThan(6 * Work(again, MinutesReader.MaxLength / 4));
    }

    /// <summary>The work of reading, counted in bytes allocated: a stopwatch depends on what else the machine does.</summary>
    private static long Work(string again, int length)
    {
        var text = "Aanwezig:\nLeden:\n" + string.Concat(Enumerable.Repeat(again, length / again.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();
        MinutesReader.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Minutes_with_considerations_and_a_unanimous_decision_are_read()
    {
        var read = MinutesReader.Read("""
            UITTREKSEL UIT DE NOTULEN VAN DE GEMEENTERAAD
            Zitting van 27 juni 2023

            AANWEZIG
            Jan Jansen, voorzitter;
            Piet Pieters, burgemeester;
            An Aerts, Bert Bos, schepenen;
            Dirk Dox, Gust
            Gielen, raadsleden;
            Ilse Ickx, algemeen directeur.
            VERONTSCHULDIGD
            Karel Kox, raadslid

            OPENBARE ZITTING

            5. Samenwerkingsovereenkomst met het agentschap -
            Goedkeuring

            De gemeenteraad,
            Gelet op het decreet lokaal bestuur van 22 december 2017, artikel 40;
            Overwegende dat de overeenkomst wordt voorgelegd;

            Besluit met eenparigheid van stemmen:

            Artikel 1:
            De overeenkomst wordt goedgekeurd.

            Namens de gemeenteraad,
            Algemeen directeur                         Voorzitter
            Ilse Ickx                                  Jan Jansen
            """);

        (read.Item, read.Title).ShouldBe(("5", "Samenwerkingsovereenkomst met het agentschap - Goedkeuring"));
        (read.Votes!.For, read.Votes.Against).ShouldBe((6, 0));
        read.Motivation!.Argument!.ShouldStartWith("Gelet op het decreet");
        read.Articles.ShouldHaveSingleItem().Text.ShouldBe("De overeenkomst wordt goedgekeurd.");
        read.Missing.ShouldBe(["de datum van het uittreksel", "wie het uittreksel ondertekende"]); // two columns on one line: not guessed
    }

    [Fact]
    public void Votes_in_lists_below_each_other_are_read_with_their_names()
    {
        var read = MinutesReader.Read("""
            Gemeenteraad van 12.03.2024
            Aanwezig: de heer Jan Jansen, burgemeester-voorzitter; mevrouw An Aerts en de heer Bert Bos, schepenen; de dames Cis Claes, Dora Dox, raadsleden; de heer Ed Eeckhout, algemeen directeur wnd.
            Onderwerp: Samenwerking met AgII
            Juridische gronden
            Decreet van 7 juni 2013
            Financiële weerslag: geen
            Stemming
            3 stemmen voor: Jan Jansen, An Aerts en Bert Bos
            1 stem tegen: Cis Claes
            1 onthouding: Dora Dox
            Besluit
            Enig artikel
            De overeenkomst wordt goedgekeurd.
            In opdracht:
            De algemeen directeur,
            Ed Eeckhout
            De voorzitter,
            Jan Jansen
            Voor eensluidend uittreksel
            Gedaan te Opdorp op 14/03/2024
            """);

        var names = read.Votes!.Names!;
        names.For.ShouldBe(["Jan Jansen", "An Aerts", "Bert Bos"]);
        names.Against.ShouldBe(["Cis Claes"]);
        names.Abstain.ShouldBe(["Dora Dox"]);
        read.Motivation!.Finances.ShouldBe("geen");
        read.Articles.ShouldHaveSingleItem().Number.ShouldBe("Enig artikel");
        read.Extract.ShouldBe(new Extract(new DateOnly(2024, 3, 14), "Opdorp", "Ed Eeckhout", "Jan Jansen", Signed: false));
        read.Remarks.ShouldBe(["Het deel «Juridische gronden» is niet overgenomen."]);
    }

    /// <summary>Pieces of minutes in any order: whatever comes out of a bad scan.</summary>
    [Fact]
    public void No_mixture_of_pieces_of_minutes_makes_reading_fail() => Prop.ForAll(
        Gen.Elements("Aanwezig:", "\n", "\n\n", " ", "(", ")", "An Aerts", ", ", "schepenen", "voorzitter", "36 stemmen voor",
                "stemmen voor: ", "2 stemmen tegen", "1 onthouding", "geheime stemming", "eenparig", "Besluit:", "Artikel 1", "Motivering",
                "Gelet op", "Namens de gemeenteraad", "(get.) ", "4 september 2018",
                "24. ", "Voorgeschiedenis", "- ", ":", "é", "\u0301", "voor: 3", "Te Opdorp, 1/1/2020")
            .ArrayOf().ToArbitrary(),
        pieces => MinutesReader.Read("\n" + string.Concat(pieces)).Missing.Count <= 11).QuickCheckThrowOnFailure();

    [Fact]
    public void However_the_lines_of_a_present_list_wrap_the_names_are_the_same() => Prop.ForAll(
        Gen.Choose(1, 30).ToArbitrary(), Gen.Choose(20, 120).ToArbitrary(), (members, width) =>
        {
            var names = Enumerable.Range(0, members)
                .Select(i => $"Vo{(char)('a' + (i % 26))}rnaam Van den Ac{(char)('a' + (i / 26))}hternaam").ToList();
            var printed = Wrapped(
                $"Aanwezig: An Aerts, voorzitter Bert Bos, burgemeester {string.Join(", ", names)}, "
                + "gemeenteraadsleden Cis Claes, algemeen directeur", width);

            var groups = MinutesReader.Read(printed).Attendance;

            return groups.Select(g => g.Function).SequenceEqual(["voorzitter", "burgemeester", "gemeenteraadsleden", "algemeen directeur"])
                && groups[2].Names.SequenceEqual(names)
                && AttendanceList.Read(AttendanceList.Write(groups)).SelectMany(g => g.Names)
                    .SequenceEqual(groups.SelectMany(g => g.Names));
        }).QuickCheckThrowOnFailure();

    private static string Wrapped(string text, int width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length >= width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        return string.Join('\n', [.. lines, line]);
    }
}
