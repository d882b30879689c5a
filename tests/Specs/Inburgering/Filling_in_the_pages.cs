using System.Net;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Specs.Inburgering;

/// <summary>The pages as a browser without scripts uses them: a cookie, forms, redirects.</summary>
public partial class Filling_in_the_pages(PlatformFixture platform)
{
    [Fact]
    public async Task A_refused_form_comes_back_filled_in_and_can_be_corrected_and_sent()
    {
        var ocmw = await Ocmw.Of(platform, "oostrozebeke", "west-vlaanderen");
        using var browser = await Browser("ocmw@oostrozebeke.example");
        const string address = "/oostrozebeke/doorverwijzingen/nieuw";
        var form = await Form(browser, address);
        form["client.firstName"] = "Amina";
        form["reason"] = "nt2";
        form["gpmi"] = "true";
        form["gpmiOn"] = "2026-01-05";

        var refused = await Post(browser, address, form);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Body.ShouldContain("value=\"Amina\"");
        refused.Body.ShouldContain("Vul het rijksregisternummer in.");

        form["client.insz"] = Ocmw.NewInsz();
        form["client.lastName"] = "Voorbeeld";
        var sent = await Post(browser, address, form);
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_duplicate_is_shown_with_a_link_and_sent_after_a_tick()
    {
        var ocmw = await Ocmw.Of(platform, "oud-turnhout", "antwerpen");
        var insz = Ocmw.NewInsz();
        var first = await ocmw.Send(Ocmw.Referral(insz));
        using var browser = await Browser("ocmw@oud-turnhout.example");
        const string address = "/oud-turnhout/doorverwijzingen/nieuw";
        var form = await Form(browser, address);
        (form["client.insz"], form["client.firstName"], form["client.lastName"], form["reason"]) = (insz, "Amina", "Voorbeeld", "nt2");

        var warned = await Post(browser, address, form);
        warned.Status.ShouldBe(HttpStatusCode.Conflict);
        warned.Body.ShouldContain($"href=\"/oud-turnhout/doorverwijzingen/{first}\"");

        form["confirmDuplicate"] = "true";
        (await Post(browser, address, form)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_answer_that_is_refused_can_be_corrected_under_the_same_key_and_the_opening_is_logged()
    {
        var ocmw = await Ocmw.Of(platform, "oud-heverlee", "vlaams-brabant");
        var id = await ocmw.Send();
        using var browser = await Browser("trajectbegeleider.vlaams-brabant@agii.example");
        var page = $"/oud-heverlee/doorverwijzingen/{id}";
        var form = await Form(browser, page);

        var refused = await Post(browser, $"{page}/weigeren", form);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Body.ShouldContain("Kies een reden.");
        form["reasonCode"] = "not-competent";
        (await Post(browser, $"{page}/weigeren", form)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await ocmw.StateOf(id)).ShouldBe("refused");
        (await platform.Audit("oud-heverlee", id)).Select(a => a.Act)
            .ShouldBe(["SendReferral", "OpenReferral", "OpenReferral", "RefuseReferral"]);
    }

    [Fact]
    public async Task The_pages_open_for_who_may_and_for_nobody_else()
    {
        var ocmw = await Ocmw.Of(platform, "middelkerke", "west-vlaanderen");
        var id = await ocmw.Send();
        await ocmw.SendBack();
        using var worker = await Browser("ocmw@middelkerke.example");
        using var counsellor = await Browser("trajectbegeleider.west-vlaanderen@agii.example");
        using var alderman = await Browser("schepen@middelkerke.example");

        foreach (var page in (string[])["doorverwijzingen", "doorverwijzingen?toon=lopend",
            "doorverwijzingen/nieuw", $"doorverwijzingen/{id}", $"doorverwijzingen/{id}/afdruk"])
        {
            (await worker.GetAsync($"/middelkerke/{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await counsellor.GetAsync($"/middelkerke/{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var shut = await alderman.GetAsync($"/middelkerke/{page}");
            shut.StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
            (await shut.Content.ReadAsStringAsync()).ShouldNotContain("Voorbeeld");
        }

        foreach (var page in (string[])["protocol", "contactpersonen"])
        {
            (await alderman.GetAsync($"/middelkerke/{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }

        (await worker.GetAsync("/middelkerke/protocol/nieuw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await worker.GetAsync("/middelkerke/contactpersonen/nieuw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var queue = await (await counsellor.GetAsync("/agii/doorverwijzingen")).Content.ReadAsStringAsync();
        queue.ShouldContain("Middelkerke");
        (await (await counsellor.GetAsync("/agii/doorverwijzingen/nieuw")).Content.ReadAsStringAsync())
            .ShouldContain("<option value=\"middelkerke\"");
        var limburg = await Browser("trajectbegeleider.limburg@agii.example");
        (await (await limburg.GetAsync("/agii/doorverwijzingen/nieuw")).Content.ReadAsStringAsync())
            .ShouldNotContain("value=\"herstappe\"");
    }

    private async Task<HttpClient> Browser(string email)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
            { BaseAddress = platform.Address };
        var form = await Form(browser, "/aanmelden");
        (form["email"], form["password"]) = (email, PlatformFixture.Password);
        (await Post(browser, "/aanmelden", form)).Status.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>The hidden fields of the first form in the page's content.</summary>
    private static async Task<Dictionary<string, string>> Form(HttpClient browser, string page)
    {
        var html = await (await browser.GetAsync(page)).Content.ReadAsStringAsync();
        var content = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        return Hidden().Matches(content).DistinctBy(m => m.Groups["name"].Value)
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
    }

    private static async Task<(HttpStatusCode Status, string Body)> Post(
        HttpClient browser, string address, Dictionary<string, string> form)
    {
        var answer = await browser.PostAsync(address, new FormUrlEncodedContent(form));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
