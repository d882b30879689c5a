using System.Net;
using System.Text.RegularExpressions;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Host.Operations.Logs;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>An administrator sees what could not be handled, why, and offers it again.</summary>
[Collection(Alone.Name)]
public class The_page_of_messages_that_failed(PlatformFixture platform)
{
    private const string Administrator = "beheerder@agii.example", Queue = "overview.when-visit-held",
        Page = "/agii/beheer/platform/overview", Button = $"{Page}/foutberichten/{Queue}", Api = "/api/agii/platform/overview/error-queues";

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Tells_what_failed_and_offers_one_message_or_all_of_them_again_once()
    {
        var consultant = await platform.ConsultantIn("lommel", "limburg");
        var (administrator, browser) = (await platform.SignIn(Administrator), await platform.Browse(Administrator));
        await platform.Run("overview", "", "alter table overview.visits add constraint poison check (date <> '2019-05-07') not valid");
        List<Guid> visits;
        try
        {
            visits = [await Hold(consultant), await Hold(consultant), await Hold(consultant)];
            await PlatformFixture.Until(async () => await Count(administrator) == 3);
        }
        finally
        {
            await platform.Run("overview", "", "alter table overview.visits drop constraint poison");
        }

        for (var look = 0; look < 30; look++) // the broker drops what it gave back more than twenty times: looking is not to do that
        {
            (await Count(administrator)).ShouldBe(3);
        }

        var page = await browser.Get(Page);
        page.ShouldContain("<h3>Bezoek uitgevoerd</h3>");
        page.ShouldContain("3 berichten; het oudste mislukte op");
        page.ShouldContain(">Lommel<");
        page.ShouldContain("De databank weigerde het.");
        Content(page).ShouldNotContain("Exception");
        Content(page).ShouldNotContain("VisitHeld");
        Content(page).ShouldNotContain("constraint");
        (await administrator.GetStringAsync(Api)).ShouldContain("violates check constraint", customMessage: "for who looks further");
        (await (await platform.Browse(Administrator)).Get("/agii/beheer/platform")).ShouldContain(">Beheer van het platform</h1>");

        // The last of the forms with a message is the button of the last one.
        var last = Browser.FieldsOf(page, Button)[^1];
        var before = await Replays();
        (await browser.Submit(Button, last)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await PlatformFixture.Until(async () => await Counted(visits) == 1);
        (await Count(administrator)).ShouldBe(2);
        (await browser.Submit(Button, last)).StatusCode.ShouldBe(HttpStatusCode.Redirect); // pressed twice
        (await browser.Get(Page)).ShouldContain("Opnieuw aangeboden.");
        (await Replays()).ShouldBe(before + 1, "the second press does nothing");

        var all = Browser.FieldsOf(await browser.Get(Page), Button)[0];
        all.ShouldNotContainKey("message");
        (await browser.Submit(Button, all)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await PlatformFixture.Until(async () => await Counted(visits) == 3);
        (await browser.Get(Page)).ShouldNotContain(Queue);
        (await Replays()).ShouldBe(before + 2);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Embedded)]
    public async Task Says_that_there_are_none_without_a_broker()
    {
        (await (await platform.Browse(Administrator)).Get(Page)).ShouldContain("Geen foutwachtrijen");
        await (await (await platform.SignIn(Administrator)).PostJson($"{Api}/{Queue}/replay", new { })).ShouldRefuse(409, "no-broker");
    }

    [Fact]
    public async Task Is_for_administrators_and_knows_the_queues_of_its_service_only()
    {
        var administrator = await platform.SignIn(Administrator);
        foreach (var queue in (string[])["caseloads.when-access-changed", "iets"])
        {
            (await administrator.PostJson($"{Api}/{queue}/replay", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound, queue);
        }

        foreach (var other in (string[])["regiomanager.limburg@agii.example", "consulent.limburg@agii.example"])
        {
            var client = await platform.SignIn(other);
            (await client.GetAsync(Api)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, other);
            (await client.PostJson($"{Api}/{Queue}/replay", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden, other);
        }

        (await administrator.GetAsync(Api)).StatusCode.ShouldBe(HttpStatusCode.OK); // the control
    }

    [Theory]
    [InlineData("23514: new row for relation \"visits\" violates check constraint \"poison\"\nDETAIL: Failing row contains (Jan).",
        "23514: new row for relation \"visits\" violates check constraint \"poison\"")]
    [InlineData("invalid input syntax for type uuid: \"Jan Peeters\"", "invalid input syntax for type uuid: …")]
    [InlineData("'Jan' is no day", "… is no day")]
    [InlineData("nobody has jan.peeters@mechelen.be", "nobody has …")]
    [InlineData("call 0470 13 50 39 first", "call … first")]
    [InlineData("client 86.05.01-137.25 is there already", "(niet getoond)")]
    [InlineData("Refused: version 7 cannot be.", "Refused: version 7 cannot be.")]
    [InlineData("VisitHeld 0193a7c2-1234-7123-8123-012345678901 is not signed by caseloads.",
        "VisitHeld 0193a7c2-1234-7123-8123-012345678901 is not signed by caseloads.")]
    public void Shows_an_error_without_what_may_be_about_a_person(string error, string shown) =>
        Redaction.OfError(error).ShouldBe(shown);

    [Theory]
    [InlineData("DbUpdateException", "An error occurred", "De databank weigerde het.")]
    [InlineData("RefusedMessage", "Refused: VisitHeld 1 is not signed by caseloads.", "De handtekening klopt niet.")]
    [InlineData("RefusedMessage", "Refused: version 7 cannot be.", "De inhoud kan niet kloppen")]
    [InlineData("NpgsqlException", "Exception while reading from stream", "De databank antwoordde niet op tijd.")]
    [InlineData("JsonException", "'x' is an invalid start", "Het bericht is niet leesbaar.")]
    [InlineData("NullReferenceException", "Object reference not set", "De dienst kon het niet verwerken.")]
    [InlineData(null, "", "Te vaak afgeleverd zonder antwoord.")]
    public void Tells_why_in_plain_words(string? type, string text, string reason) =>
        ErrorQueues.Reason(type, text).ShouldStartWith(reason);

    /// <summary>What an administrator reads, without the addresses that its buttons post to.</summary>
    private static string Content(string page) => Regex.Replace(
        page[page.IndexOf("<main", StringComparison.Ordinal)..], "<[^>]*>", " ", RegexOptions.NonBacktracking);

    private static async Task<Guid> Hold(HttpClient consultant)
    {
        var visit = await consultant.Create("/api/lommel/visits", new { date = "2019-05-07", topic = "Kennismaking" });
        (await consultant.PostJson($"/api/lommel/visits/{visit}/completion", new { outcome = "Goed gesprek." })).EnsureSuccessStatusCode();
        return visit;
    }

    private static async Task<int> Count(HttpClient administrator) =>
        (await administrator.GetJson(Api)).AsArray().First(q => q!["name"]!.GetValue<string>() == Queue)!["count"]!.GetValue<int>();

    private static async Task<long> Counted(IEnumerable<Guid> visits) => (long)(await Store.AsSuperuser(
        $"select count(*) from overview.visits where counts and id = any ('{{{string.Join(',', visits)}}}')"))!;

    /// <summary>How often the log of Overview says that somebody replayed.</summary>
    private async Task<int> Replays()
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var agency = platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], Actor.Consumer("spec"));
        return await scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("overview").Audit
            .CountAsync(a => a.Act == "ReplayErrors" && a.Reason!.StartsWith(Queue) && a.PersonId != null);
    }
}
