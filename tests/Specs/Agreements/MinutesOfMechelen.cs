namespace AgiiPlatform.Specs.Agreements;

/// <summary>The extract from the minutes of the council of Mechelen, as the seed has it.</summary>
internal static class MinutesOfMechelen
{
    internal const string Text = """
        STAD MECHELEN
        Gemeenteraad – Uittreksel uit de notulen
        Vergadering van 4 september 2018 - Openbare zitting

        Aanwezig: Christiaan Backx, voorzitter
        Bart Somers, burgemeester
        Marc Hendrickx, Walter Schroons, Greet Geypen, Marina De Bie,
        Katleen Den Roover, Björn Siffer, Stefaan Deleus, Bart De Nijn, Koen
        Anciaux, schepenen
        Frank Nobels, Frank Creyelman, Ali Salmi, Magda Van Loon, Hans
        Keldermans, Caroline Gennez, Karel Geys, Hamid Riffi, Fabienne
        Blavier, Glenn Nason, Alexander Vandersmissen, Kristof Calvo, Farid
        Bennasser, Tom Kestens, Melikan Kucam, Martine De Raedemaeker,
        Rita Van den Bossche, Johan De Vleeshouwer, Patrick Princen, Toon
        Diependaele, Klaartje Heiremans, Jan Verbergt, Kerstin Hopf, Patricia
        Verbeeck, Freya Perdaens, Anne Delvoye, Indrani Muyltermans,
        gemeenteraadsleden
        Erik Laga, algemeen directeur

        24. DIVERSITEIT. Goedkeuring samenwerkingsovereenkomst tussen stad Mechelen en het Agentschap Integratie & Inburgering (AII) in het kader van het lokale diversiteitsbeleid voor de periode 1 januari 2018 tot 31 december 2018.

        De beslissing wordt genomen met 36 stemmen voor (Christiaan Backx, Bart Somers, Marc Hendrickx, Walter Schroons, Greet Geypen, Marina De Bie, Katleen Den Roover, Björn Siffer, Stefaan Deleus, Bart De Nijn, Koen Anciaux, Frank Nobels, Ali Salmi, Magda Van Loon, Caroline Gennez, Karel Geys, Hamid Riffi, Fabienne Blavier, Glenn Nason, Alexander Vandersmissen, Kristof Calvo, Farid Bennasser, Tom Kestens, Melikan Kucam, Martine De Raedemaeker, Rita Van den Bossche, Johan De Vleeshouwer, Patrick Princen, Toon Diependaele, Klaartje Heiremans, Jan Verbergt, Kerstin Hopf, Patricia Verbeeck, Freya Perdaens, Anne Delvoye, Indrani Muyltermans) en 2 stemmen tegen (Frank Creyelman, Hans Keldermans)

        Motivering

        Voorgeschiedenis

        - Gemeenteraad van 23 februari 2016: De gemeenteraad keurt de samenwerkingsovereenkomst tussen de stad Mechelen en het Agentschap Integratie & Inburgering in het kader van het lokale integratiebeleid voor de periode 1 januari 2015 tot en met 31 december 2016 goed.
        - Collegebeslissing van 13 juli 2018 – agendapunt 21: Het college verwijst volgend agendapunt naar de gemeenteraad: Goedkeuring samenwerkingsovereenkomst tussen de stad Mechelen en het Agentschap Integratie & Inburgering in het kader van het lokale diversiteitsbeleid voor de periode 1 januari 2018 tot en met 31 december 2018, inclusief de bijlage voor het werkjaar 2018.

        Feiten en context

        - Het Agentschap Integratie & Inburgering (AII) is in 2014 opgericht door de Vlaamse overheid als extern verzelfstandigd agentschap. Dit Agentschap bestaat uit onthaalbureaus inburgering, integratiecentra (o.a. Prisma vzw), Kruispunt Migratie Integratie, sociaal tolk- en vertaaldiensten en Huizen van het Nederlands.
        - Deze overeenkomst concretiseert de samenwerking tussen het stadsbestuur van Mechelen enerzijds en het Agentschap Integratie & Inburgering in het kader van het lokale diversiteitsbeleid voor de periode 1 januari 2018 tot 31 december 2018.
        - De samenwerkingsovereenkomst wordt voorgelegd.

        - Op het einde van deze periode zal de concrete samenwerking geëvalueerd worden met het oog op een verbeterde samenwerking voor het volgende werkjaar.
        - Om concreet invulling te geven aan het lokale diversiteitsbeleid hebben de stad Mechelen (administratie) en het Agentschap Integratie & Inburgering (regiomanager, teamverantwoordelijke en diversiteitsconsulent) samen gezeten. Deze afspraken worden in een bijlage bij deze samenwerkingsovereenkomst gevoegd (wordt voorgelegd).

        Argumentatie

        Inzake het lokale diversiteitsbeleid neemt de stad Mechelen een regierol op. Het Agentschap Integratie & Inburgering ondersteunt de uitvoering van het integratiebeleid op het terrein. (cfr. decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid).

        Financiële gevolgen

        Geen financiële gevolgen.

        Besluit:

        Artikel 1

        De gemeenteraad keurt de samenwerkingsovereenkomst tussen de stad Mechelen en het Agentschap Integratie & Inburgering in het kader van het lokale diversiteitsbeleid voor de periode 1 januari 2018 tot en met 31 december 2018, inclusief de bijlage voor het werkjaar 2018, goed.

        (bijlage)

        Namens de gemeenteraad:

        De algemeen directeur
        (get.) Erik Laga

        De voorzitter
        (get.) Christiaan Backx

        Voor eensluidend uittreksel:
        NAMENS DE GEMEENTERAAD:

        Bij verordening:

        Erik Laga
        algemeen directeur



        Mechelen, 6 september 2018

        Christiaan Backx
        voorzitter
        """;
}
