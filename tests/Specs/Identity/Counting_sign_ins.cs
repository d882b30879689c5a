using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// An attempt to sign in is counted for who watches the platform (<c>agii_sign_ins_total</c>), whichever way it was made, and once.
/// </summary>
[Collection(Alone.Name)]
public sealed class Counting_sign_ins(PlatformFixture platform)
{
    [Fact]
    public async Task Counts_those_with_a_password()
    {
        using var anonymous = platform.Anonymous();
        const string email = "schepen@ieper.example";

        (await Counted(() => anonymous.PostJson("/api/identity/login", new { email, password = "dit is het niet" })))
            .ShouldBe(["password refused"]);
        (await Counted(() => anonymous.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password })))
            .ShouldBe(["password signed-in"]);
    }

    [Fact]
    public async Task Counts_those_with_a_passkey()
    {
        var owner = await platform.Browse(await platform.NewPerson("ieper"));
        var device = new SoftKey();
        (await owner.AddPasskey(device, "Telefoon")).Status.ShouldBe(HttpStatusCode.OK);
        var locked = device.Copy();
        locked.IsUnlocked = false;

        (await Counted(() => new Browser(platform.Address).UsePasskey(locked))).ShouldBe(["passkey refused"]);
        (await Counted(() => new Browser(platform.Address).UsePasskey(device))).ShouldBe(["passkey signed-in"]);
    }

    [Fact]
    public async Task Counts_those_at_the_provider_of_an_organisation()
    {
        await Signing_in_at_an_organisation.Configure(platform);

        (await Counted(() => Signing_in_at_an_organisation.Through(new Browser(platform.Address), "acm-elders")))
            .ShouldBe(["provider refused"]);
        (await Counted(() => Signing_in_at_an_organisation.Through(new Browser(platform.Address), "acm-schepen")))
            .ShouldBe(["provider signed-in"]);
    }

    /// <summary>Who links an account gives two proofs, and comes in once.</summary>
    [Fact]
    public async Task Counts_who_links_an_account_once_and_says_so_once_to_its_person()
    {
        await Signing_in_at_an_organisation.Configure(platform);
        var (email, browser) = ($"{Guid.NewGuid():N}@vosselaar.example", new Browser(platform.Address));
        await (await platform.SignIn("beheerder@agii.example")).Create("/api/agii/people",
            new { name = "Kato Koppelen", email, password = PlatformFixture.Password, role = "official", tenant = "vosselaar" });
        using var asked = await Signing_in_at_an_organisation.Through(browser, "acm-koppelen");
        var fields = Browser.Fields(WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync()));
        const string link = "/vosselaar/aanmelden/koppelen";

        (fields["email"], fields["password"]) = (email, "dit is het niet");
        (await Counted(() => browser.Post(link, fields))).ShouldBe(["password refused"]);
        fields["password"] = PlatformFixture.Password;
        (await Counted(() => browser.Post(link, fields))).ShouldBe(["provider signed-in"]);

        (await browser.IsIn()).ShouldBeTrue();
        var history = await browser.Get("/mijn-account/aanmeldingen");
        history.Split("vosselaar: aangemeld").Length.ShouldBe(2, history);
        (history.Contains("Account koppelen"), history.Contains("wachtwoord juist"), history.Contains("fout wachtwoord"))
            .ShouldBe((true, true, true), history);
    }

    /// <summary>What was counted meanwhile; nobody else signs in while this collection runs.</summary>
    private static async Task<IReadOnlyCollection<string>> Counted<T>(Func<Task<T>> signIn)
    {
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "agii.sign_ins")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            counted.Enqueue(string.Join(' ', tags.ToArray().OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value))));
        listener.Start();
        await signIn();
        return counted;
    }
}
