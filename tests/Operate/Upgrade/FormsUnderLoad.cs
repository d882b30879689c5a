using System.Net;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Operate.Upgrade;

/// <summary>Somebody who opens the form of a visit and sends it, over and over: it may come from one release and go to the other.</summary>
internal sealed class FormsUnderLoad
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _name = Guid.NewGuid().ToString("N")[..8];
    private readonly Task<int> _work;

    private FormsUnderLoad(Browser browser, string municipality) => _work = Task.Run(() => Work(browser, municipality));

    /// <summary>Signs in at the page.</summary>
    internal static async Task<FormsUnderLoad> Start(Uri address, string email, string municipality)
    {
        var browser = new Browser(address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = (email, PlatformFixture.Password);
        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        return new(browser, municipality);
    }

    /// <summary>Whether each form had its effect, once, and was answered as it should be.</summary>
    internal async Task Finish()
    {
        await _stop.CancelAsync();
        var sent = await _work;
        sent.ShouldBeGreaterThan(20, "the control: it worked all the time");
        (await Store.AsSuperuser($"select count(*) from caseloads.visits where topic like '{_name}%'")).ShouldBe((long)sent);
        (await Store.AsSuperuser($"select count(distinct topic) from caseloads.visits where topic like '{_name}%'")).ShouldBe((long)sent);
    }

    private async Task<int> Work(Browser browser, string municipality)
    {
        var sent = 0;
        for (; !_stop.IsCancellationRequested; sent++)
        {
            var fields = Browser.Fields(await browser.Get($"/{municipality}/bezoeken/nieuw"));
            (fields["date"], fields["topic"]) = ("3 maart 2025", $"{_name} {sent}");
            (await browser.Post($"/{municipality}/bezoeken/nieuw", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
            await Task.Delay(20);
        }

        return sent;
    }
}
