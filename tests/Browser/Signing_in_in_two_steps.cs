using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>
/// A passkey of a device that Chromium plays, an app with codes, and a device that is remembered: by Tab, typing, Space and Enter only.
/// </summary>
public sealed class Signing_in_in_two_steps(PlatformFixture platform)
{
    private const string Own = "/mijn-account/twee-stappen";

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_with_the_keyboard_only()
    {
        await using var window = await platform.SignIn("directeur@vorselaar.example");
        await using var device = await Device.In(window.Page);
        await With_the_keyboard_only.TabTo(window, window.Page.Locator(".header__account").GetByRole(AriaRole.Link).First);
        await window.Enter();
        await With_the_keyboard_only.TabTo(window, Link(window, "Aanmelden in twee stappen"));
        await window.Enter();
        await InOrder(window, "twee-stappen-geen");
        await With_the_keyboard_only.TabTo(window, Link(window, "Passkey toevoegen"));
        await window.Enter();
        await InOrder(window, "passkey-toevoegen");
        await With_the_keyboard_only.TabTo(window, window.Page.GetByLabel("Naam"));
        await window.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await window.Page.Keyboard.TypeAsync("Mijn laptop");
        await With_the_keyboard_only.TabTo(window, Button(window, "Passkey maken"));
        await window.Enter();
        (await window.Heading()).ShouldBe("Uw herstelcodes");
        (await window.Content.Locator("code").CountAsync()).ShouldBe(10);
        await InOrder(window, "herstelcodes");
        await With_the_keyboard_only.TabTo(window, Link(window, "Ik heb ze bewaard: verder"));
        await window.Enter();
        (await window.Text()).ShouldContain("Mijn laptop");
        await InOrder(window, "twee-stappen");

        await With_the_keyboard_only.TabTo(window, window.Page.Locator(".header__account").GetByRole(AriaRole.Button));
        await window.Enter();
        await With_the_keyboard_only.TabTo(window, Button(window, "Aanmelden met een passkey"));
        await window.Enter();
        (await window.Heading()).ShouldBe("Aanmelden met een passkey");
        await InOrder(window, "aanmelden-met-passkey");
        await With_the_keyboard_only.TabTo(window, Button(window, "Passkey gebruiken"));
        await window.Enter();
        window.Path.ShouldBe("/vorselaar/te-doen");
        window.TakeComplaints().ShouldBeEmpty();

        await window.Press("Afmelden");
        await device.Forget();
        await window.Go("/aanmelden/passkey");
        await Button(window, "Passkey gebruiken").FocusAsync();
        await window.Enter(); // there is none on this device any more
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        (await window.ErrorSummary.InnerTextAsync()).ShouldContain("dit toestel heeft geen passkey van u");
        await InOrder(window, "passkey-geweigerd");
    }

    [Fact]
    public async Task An_app_is_set_up_and_its_codes_are_asked_with_the_keyboard_only()
    {
        const string person = "schepen@vorselaar.example";
        await using var window = await platform.SignIn(person);
        await window.Go(Own);
        await With_the_keyboard_only.TabTo(window, Link(window, "App instellen"));
        await window.Enter();
        await InOrder(window, "app-instellen");
        await With_the_keyboard_only.Type(window, "Code van uw app", "12");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "app-geweigerd");
        var key = Octets(await window.Content.Locator(".fact dd").First.InnerTextAsync());
        await With_the_keyboard_only.Type(window, "Code van uw app", Code(key, later: 0));
        await window.Enter();
        (await window.Heading()).ShouldBe("Uw herstelcodes");

        await window.Press("Afmelden");
        await window.SignIn(person);
        (await window.Heading()).ShouldBe("Tweede stap");
        await InOrder(window, "tweede-stap");
        await With_the_keyboard_only.Type(window, "Code van uw app", "verkeerd");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "tweede-stap-geweigerd");
        await With_the_keyboard_only.Type(window, "Code van uw app", Code(key, later: 1));
        await With_the_keyboard_only.TabTo(window, window.Page.GetByRole(AriaRole.Checkbox));
        await window.Page.Keyboard.PressAsync("Space");
        await window.Enter();
        window.Path.ShouldBe("/vorselaar/te-doen");

        await window.Go("/sessies");
        (await window.Text()).ShouldContain("Onthouden toestellen");
        await InOrder(window, "sessies");
        await window.Press("Afmelden");
        await window.SignIn(person);
        window.Path.ShouldBe("/vorselaar/te-doen");

        await using var administrator = await platform.SignIn("beheerder@agii.example");
        await administrator.Go("/agii/personen?zoek=schepen@vorselaar");
        await administrator.Leave(() => administrator.Content.Locator("table a").First.ClickAsync());
        await InOrder(administrator, "persoon-met-tweede-stap");
        await administrator.Follow("Tweede stap wissen");
        await InOrder(administrator, "tweede-stap-wissen");
        await administrator.Press("Tweede stap wissen");
        (await administrator.Text()).ShouldContain("De tweede stap is gewist.");
    }

    [Fact]
    public async Task Without_scripts_the_page_says_what_to_do()
    {
        await using var window = await platform.Open(scripts: false);
        await window.Go("/aanmelden/passkey");

        await window.Press("Passkey gebruiken");

        (await window.ErrorSummary.InnerTextAsync()).ShouldContain("JavaScript staat uit");
    }

    /// <summary>The warning of a session that ends shows itself after fourteen minutes: here those go by faster.</summary>
    [Fact]
    public async Task The_warning_before_a_session_ends_is_seen_in_time_and_reached_with_the_keyboard()
    {
        await using var worker = await platform.SignIn("ocmw@vorselaar.example");
        await worker.Go("/vorselaar/doorverwijzingen");
        var stay = worker.Page.Locator(".session-end a");
        await Assertions.Expect(stay).ToBeHiddenAsync();
        await worker.Page.Keyboard.PressAsync("Shift+Tab");
        (await Window.HasFocus(stay)).ShouldBeFalse("nobody gets to what is not seen");

        await worker.Page.EvaluateAsync("""
            () => document.getAnimations().filter(a => a.animationName === 'session-end').forEach(a => a.currentTime = 839_000)
            """);

        await Assertions.Expect(stay).ToBeVisibleAsync();
        string.Join("\n", await Walk.Look(worker, worker.Path, "sessie-eindigt")).ShouldBe("");
        await worker.Page.SetViewportSizeAsync(1280, 900);
        await With_the_keyboard_only.TabTo(worker, stay);
        var tab = await worker.Page.RunAndWaitForPopupAsync(() => worker.Page.Keyboard.PressAsync("Enter"));
        (await tab.Locator("h1").InnerTextAsync()).ShouldBe("U blijft aangemeld");
    }

    private static ILocator Link(Window window, string name) =>
        window.Content.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Button(Window window, string name) =>
        window.Content.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, name)).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900); // a picture of it may have been taken of a telephone
    }

    /// <summary>The octets of a key in letters (base32).</summary>
    private static byte[] Octets(string letters)
    {
        var bits = string.Concat(letters.Where(char.IsAsciiLetterOrDigit)
            .Select(l => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(l), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }

    /// <summary>What the app shows (RFC 6238), so many steps of thirty seconds later.</summary>
    private static string Code(byte[] key, int later)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
        var hash = HMACSHA1.HashData(key, step);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A device in which Chromium keeps passkeys, and that is unlocked as soon as it is asked.</summary>
    private sealed class Device(ICDPSession session, string id) : IAsyncDisposable
    {
        internal static async Task<Device> In(IPage page)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                    ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
                },
            });
            return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        /// <summary>Throws away what it keeps.</summary>
        internal Task Forget() => session.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = id });

        public async ValueTask DisposeAsync() => await session.DetachAsync();
    }
}
