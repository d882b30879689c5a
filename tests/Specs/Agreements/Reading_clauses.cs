using System.Net;
using AgiiPlatform.Agreements.Obligations;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Agreements.MeetingCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// Clauses in the words of officials: the number of meetings a year is read when it is certain, and otherwise the clause says that it is
/// not counted.
/// </summary>
public class Reading_clauses(PlatformFixture platform)
{
    [Theory]
    [InlineData("Het agentschap en de ambtenaar overleggen om de twee maanden.", "operationeel overleg 6")]
    [InlineData("Eén keer per kwartaal komen de consulent en de ambtenaar samen.", "operationeel overleg 4")]
    [InlineData("Elke zes maanden vindt een overleg plaats tussen het agentschap, de schepen en de ambtenaar.", "beleidsoverleg 2")]
    [InlineData("De ambtenaar en het agentschap overleggen wekelijks.", "operationeel overleg 52")]
    [InlineData("Maandelijks is er overleg met het agentschap.", "operationeel overleg 12")]
    [InlineData("Er is een halfjaarlijks overleg met de schepen.", "beleidsoverleg 2")]
    [InlineData("Driemaandelijks vergaderen de partijen.", "operationeel overleg 4")]
    [InlineData("Tweewekelijks overleg tussen de consulent en de stafmedewerker.", "operationeel overleg 26")]
    [InlineData("Om de twee weken overleggen de consulent en de ambtenaar.", "operationeel overleg 26")]
    [InlineData("Er zijn vijf contactmomenten per jaar.", "operationeel overleg 5")]
    [InlineData("De partijen overleggen minimaal vier keer per werkjaar.", "operationeel overleg 4")]
    [InlineData("Ten minste twee maal per jaar vergadert de ambtenaar met de medewerker van het agentschap.", "operationeel overleg 2")]
    [InlineData("Minstens zeven keer per jaar komen de betrokken medewerkers bijeen.", "operationeel overleg 7")]
    [InlineData("Jaarlijks is er een overleg met minstens drie partners.", "operationeel overleg 1")]
    [InlineData("Minstens drie keer per jaar overleggen de ambtenaar en het agentschap, telkens met minstens vier partners.",
        "operationeel overleg 3")]
    [InlineData("Het operationeel overleg vindt minstens 4x/jaar plaats.", "operationeel overleg 4")]
    [InlineData("Min. 3 overlegmomenten per werkjaar met het AgII.", "operationeel overleg 3")]
    [InlineData("Er worden per semester twee overlegmomenten gepland.", "operationeel overleg 4")]
    [InlineData("Elk trimester zitten de ambtenaar en de consulent samen.", "operationeel overleg 4")]
    [InlineData("De stuurgroep komt minstens drie en hoogstens vijf keer per jaar samen.", "stuurgroep 3-5")]
    [InlineData("De stuurgroep vergadert 3 à 4 keer per werkjaar.", "stuurgroep 3-4")]
    [InlineData("Elke eerste dinsdag van de maand overleggen de ambtenaar en het agentschap.", "operationeel overleg 12")]
    [InlineData("De partijen voorzien in minstens zes overlegmomenten per kalenderjaar.", "operationeel overleg 6")]
    [InlineData("De opvolging gebeurt via een tweemaandelijks overleg tussen de consulent en de ambtenaar.", "operationeel overleg 6")]
    [InlineData("Eens per jaar overleggen de burgemeester, de ambtenaar en de regiomanager.", "beleidsoverleg 1")]
    [InlineData("Op jaarbasis vinden minstens vier overlegmomenten plaats.", "operationeel overleg 4")]
    [InlineData("Om het half jaar is er een beleidsoverleg.", "beleidsoverleg 2")]
    [InlineData("Iedere 3 maanden overleggen het OCMW en het agentschap.", "operationeel overleg 4")]
    [InlineData("Het lokaal bestuur en het agentschap ontmoeten elkaar tweemaal per jaar.", "operationeel overleg 2")]
    [InlineData("Niet minder dan drie keer per jaar overleggen de ambtenaar en het agentschap.", "operationeel overleg 3")]
    [InlineData("Minstens drie keer per jaar, en vaker indien nodig, overleggen de ambtenaar en het agentschap.", "operationeel overleg 3")]
    [InlineData("In de loop van het werkjaar zijn er minstens twee overlegmomenten met de schepen.", "beleidsoverleg 2")]
    [InlineData("Een 14-daags overleg tussen de trajectbegeleider en de consulent.", "operationeel overleg 26")]
    [InlineData("Zes-maandelijks vergaderen de partijen.", "operationeel overleg 2")]
    [InlineData("Twee jaarlijkse overlegmomenten met de schepen.", "beleidsoverleg 2")]
    [InlineData("Het overleg i.f.v. deze overeenkomst vindt minstens drie maal per jaar plaats.", "operationeel overleg 3")]
    [InlineData("Minstens twaalf keer per jaar overleggen zij. Het beleidsoverleg telt mee.", "beleidsoverleg 12")]
    [InlineData("De partijen engageren zich om minstens vier keer per jaar te overleggen.", "operationeel overleg 4")]
    [InlineData("Ten minste één keer om de vier maanden overleggen de partijen.", "operationeel overleg 3")]
    [InlineData("Er wordt tweemaal per jaar een stuurgroep georganiseerd met de schepen en de partners.", "stuurgroep 2")]
    [InlineData("De samenwerking wordt halfjaarlijks geëvalueerd.", "evaluatie 2")]
    [InlineData("Op het einde van elk werkjaar volgt een evaluatie van de samenwerking.", "evaluatie 1")]
    [InlineData("Jaarlijks vindt een evaluatiegesprek plaats.", "evaluatie 1")]
    [InlineData("Minimum 1 overleg per maand.", "operationeel overleg 12")]
    [InlineData("Het lokaal bestuur en AgII spreken af om elk semester minstens één keer samen te zitten.", "operationeel overleg 2")]
    [InlineData("Vier keer op een jaar vergaderen we.", "operationeel overleg 4")]
    [InlineData("Er is halfjaarlijks een overleg, en indien nodig vaker.", "operationeel overleg 2")]
    public void What_is_certain_is_counted(string clause, string counted)
    {
        var reading = ClauseReading.Of(clause);
        reading.Unclear.ShouldBeNull();
        var rule = reading.Rule.ShouldNotBeNull();
        var times = rule.Maximum is { } most ? $"{rule.Minimum}-{most}" : $"{rule.Minimum}";
        $"{ObligationStatus.Name(rule.Kind)} {times}".ShouldBe(counted);
    }

    [Theory]
    [InlineData("De ambtenaar overlegt met minstens drie partners.")]
    [InlineData("Om de week overleggen de ambtenaar en de consulent.")]
    [InlineData("Om de zes weken overleggen de ambtenaar en de consulent.")]
    [InlineData("De partijen overleggen geregeld.")]
    [InlineData("Er is structureel overleg tussen het agentschap en de dienst.")]
    [InlineData("Minstens drie keer overleggen de ambtenaar en het agentschap.")]
    [InlineData("Om de twee jaar is er een beleidsoverleg.")]
    [InlineData("Tweejaarlijks overleggen de partijen.")]
    [InlineData("Minstens twee keer per bestuursperiode overleggen de schepen en de regiomanager.")]
    [InlineData("Bij voorkeur overleggen de partijen vier keer per jaar.")]
    [InlineData("De partijen streven naar zes overlegmomenten per jaar.")]
    [InlineData("De partijen kunnen maandelijks overleggen.")]
    [InlineData("Maandelijks overleg, behalve in de schoolvakanties.")]
    [InlineData("Er is per wijk één overleg per jaar.")]
    [InlineData("De burgemeester en de schepen overleggen elk twee keer per jaar met de regiomanager.")]
    [InlineData("Maximaal vier keer per jaar overleggen de ambtenaar en het agentschap.")]
    [InlineData("Ongeveer vijf keer per jaar overleggen de partijen.")]
    [InlineData("Een drietal keer per jaar overleggen de partijen.")]
    [InlineData("Meer dan drie keer per jaar overleggen de partijen.")]
    [InlineData("De partijen overleggen twee tot drie keer.")]
    [InlineData("Elk jaar in maart en in oktober vergaderen de partijen.")]
    [InlineData("In het voor- en najaar is er een overleg.")]
    [InlineData("Per kwartaal of per semester overleggen de partijen.")]
    [InlineData("Jaarlijks een overleg met de schepen en driemaandelijks een overleg met de ambtenaar.")]
    [InlineData("Minstens één keer per jaar met de schepen en minstens drie keer per jaar met de ambtenaar is er overleg.")]
    [InlineData("Jaarlijks is er een beleidsoverleg en zijn er drie operationele overlegmomenten.")]
    [InlineData("Vier overlegmomenten en een evaluatie per jaar.")]
    [InlineData("Minstens drie keer per jaar overleggen de partijen. Op het einde van het jaar is er een evaluatie.")]
    [InlineData("Drie keer per jaar overleggen en evalueren de partijen de samenwerking.")]
    [InlineData("Twee maandelijkse vergaderingen met het agentschap.")]
    [InlineData("Drie, vier of vijf keer per jaar overleggen de partijen.")]
    [InlineData("Elke zes à acht weken overleggen de consulent en de ambtenaar.")]
    [InlineData("Er is geen maandelijks overleg meer.")]
    [InlineData("Gemiddeld één keer per maand overleggen de partijen.")]
    [InlineData("Minstens twee keer per jaar is er afstemming tussen de diensten.")]
    [InlineData("Dagelijks overleg tussen de diensten.")]
    [InlineData("Halfweg de bestuursperiode volgt een evaluatie.")]
    [InlineData("De stuurgroep krijgt elk kwartaal de cijfers op het overleg.")]
    [InlineData("De agenda van het overleg wordt minstens elke maand aangevuld op de vergadering die twee keer per jaar plaatsvindt.")]
    [InlineData("Minstens geregeld vindt er overleg plaats.")]
    [InlineData("Tussen de drie en de vijf keer per jaar overleggen de partijen.")]
    [InlineData("Elk jaar in september leggen de partijen de overlegmomenten vast.")]
    [InlineData("Per kwartaal plannen de partijen één opvolgingsgesprek.")]
    [InlineData("De consulent is twee dagen per week aanwezig voor overleg.")]
    [InlineData("Bij de start en op het einde van het werkjaar is er een overleg.")]
    [InlineData("Jaarlijks worden er 3 overlegmomenten ingepland, waarvan 1 met de schepen.")]
    [InlineData("Maandelijks of tweemaandelijks wordt overlegd.")]
    [InlineData("De partijen overleggen minstens 2 uur per maand.")]
    [InlineData("Twee keer per jaar wordt de samenwerking besproken met de schepen.")]
    [InlineData("De overeenkomst wordt jaarlijks geëvalueerd op een beleidsoverleg met de schepen.")]
    [InlineData("Beleidsoverleg: 1x per jaar; operationeel overleg: 3x per jaar.")]
    public void What_is_not_certain_is_not_counted_and_says_so(string clause)
    {
        var reading = ClauseReading.Of(clause);
        reading.Rule.ShouldBeNull();
        reading.Unclear.ShouldNotBeNull();
        reading.Text.ShouldStartWith("Wordt niet geteld: ");
    }

    [Theory]
    [InlineData("Elk werkjaar krijgt een bijlage met de acties en wie wat doet.")]
    [InlineData("De bijlage wordt opgemaakt in overleg met het agentschap.")]
    [InlineData("De bijlage wordt jaarlijks in overleg met het agentschap opgemaakt.")]
    [InlineData("Na elk overleg bezorgt het agentschap binnen twee weken een verslag.")]
    [InlineData("Op elke vergadering zijn minstens twee medewerkers aanwezig.")]
    [InlineData("Het bestuur is gastvrij.")]
    [InlineData("Het agentschap neemt deel aan het lokaal overleg, dat maandelijks doorgaat.")]
    public void What_asks_for_no_meeting_is_text(string clause)
    {
        var reading = ClauseReading.Of(clause);
        (reading.Rule, reading.Unclear).ShouldBe((null, null));
        reading.Text.ShouldBe("Hier wordt niets geteld.");
    }

    [Fact]
    public async Task The_form_tells_beside_each_clause_how_it_is_read_before_anything_is_saved()
    {
        var official = await platform.SignIn("ambtenaar@herent.example");
        var browser = await platform.Browse("ambtenaar@herent.example");
        var fields = Browser.Fields(await browser.Get("/herent/overeenkomsten/nieuw"));
        fields["title"] = "Nog niet bewaard";
        fields["clauses[lines]"] = "Om de twee maanden overlegt de ambtenaar met AgII.\nDe partijen overleggen geregeld.\nTekst.";

        var (status, page) = await browser.Post("/herent/overeenkomsten/nieuw/nakijken", fields);

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Operationeel overleg, minstens 6 keer per werkjaar, met AgII en de ambtenaar.");
        page.ShouldContain("Wordt niet geteld: hoe vaak per jaar is niet zeker te lezen.");
        page.ShouldContain("Hier wordt niets geteld.");
        page.ShouldContain("value=\"Nog niet bewaard\"");
        Browser.Fields(page)["clauses[lines]"].ShouldBe(fields["clauses[lines]"]);
        Browser.Fields(page)["Idempotency-Key"].ShouldBe(fields["Idempotency-Key"], "it is the same form");
        (await official.GetJson("/api/herent/agreements?q=nog+niet+bewaard"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_and_an_addendum_are_looked_over_too_and_who_was_overtaken_sees_it()
    {
        var official = await platform.SignIn("ambtenaar@herent.example");
        var agreement = await official.Draft("herent", Clauses(Terms("Wijzigen"), Operational));
        var browser = await platform.Browse("ambtenaar@herent.example");
        var fields = Browser.Fields(await browser.Get(agreement.ToPage() + "/wijzigen"));
        fields["clauses[lines]"] = "Wekelijks overleggen de ambtenaar en het agentschap.";
        var between = Clauses(Terms("Van een ander"), Operational);
        between["version"] = 1;
        (await official.PutJson(agreement, between)).EnsureSuccessStatusCode();

        var (status, page) = await browser.Post(agreement.ToPage() + "/wijzigen/nakijken", fields);

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("minstens 52 keer per werkjaar");
        page.ShouldContain("Van een ander", customMessage: "the version is taken over only before the eyes of the writer");
        await official.Approve(agreement);
        fields = Browser.Fields(await browser.Get(agreement.ToPage() + "/addendum"));
        fields["clauses[lines]"] = "Eén keer per kwartaal komen de consulent en de ambtenaar samen.";
        (await browser.Post(agreement.ToPage() + "/addendum/nakijken", fields)).Page.ShouldContain("minstens 4 keer per werkjaar");
        (await official.GetJson(agreement))["addenda"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_agreement_tells_beside_each_clause_how_it_is_read_and_warns_of_what_is_not_counted()
    {
        var official = await platform.SignIn("ambtenaar@herent.example");
        var agreement = await official.Draft("herent",
            Clauses(Terms("Gelezen"), "Er zijn vijf contactmomenten per jaar.", "Ongeveer vijf keer per jaar is er overleg."));
        var page = await (await platform.Browse("ambtenaar@herent.example")).Get(agreement.ToPage());
        page.ShouldContain("Operationeel overleg, minstens 5 keer per werkjaar");
        page.ShouldContain("Wordt niet geteld: hoe vaak per jaar is niet zeker te lezen.");
        (await official.GetJson(agreement)).Warnings().ShouldContain(
            "Uit deze afspraak is niet te lezen hoe vaak, ze wordt niet geteld: «Ongeveer vijf keer per jaar is er overleg.»");
    }
}
