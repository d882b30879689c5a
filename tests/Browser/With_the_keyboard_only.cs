using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>Nobody touches a mouse here: Tab, typing, Space and Enter.</summary>
public sealed class With_the_keyboard_only(PlatformFixture platform)
{
    [Fact]
    public async Task An_ocmw_worker_signs_in_and_files_a_referral()
    {
        await using var worker = await platform.Open();
        await SignIn(worker);
        await TabTo(worker, worker.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Doorverwijzingen" }).First);
        await worker.Enter();
        await TabTo(worker, worker.Content.GetByRole(AriaRole.Link, new() { Name = "Doorverwijzen naar AgII" }));
        await worker.Enter();
        await Type(worker, "Rijksregisternummer of bisnummer", Acts.InventedInsz(511));
        await Type(worker, "Voornaam", "Ilse");
        await Type(worker, "Familienaam", "Toetsenbord");
        await TabTo(worker, worker.Page.GetByRole(AriaRole.Radio).First);
        await worker.Page.Keyboard.PressAsync("Space");
        await TabTo(worker, worker.Page.GetByRole(AriaRole.Button, new() { Name = "Doorverwijzing versturen" }));
        await worker.Enter();
        (await worker.Text()).ShouldContain("Ilse Toetsenbord");
    }

    [Fact]
    public async Task A_wrong_national_number_is_told_at_the_top_and_mended_in_its_field()
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.FollowMenu("Doorverwijzingen");
        await worker.FillReferral("90000051213", "Jef", "Verkeerd");
        await worker.Page.GetByLabel("Familienaam").FocusAsync();
        await worker.Enter(); // from within a field
        await Assertions.Expect(worker.ErrorSummary).ToBeFocusedAsync(); // it is read first
        var number = worker.Page.GetByLabel("Rijksregisternummer of bisnummer");
        (await number.InputValueAsync()).ShouldBe("90000051213", "what was typed stays");
        (await number.GetAttributeAsync("aria-invalid")).ShouldBe("true");

        await TabTo(worker, worker.ErrorSummary.GetByRole(AriaRole.Link).First);
        await worker.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(number).ToBeFocusedAsync(); // the link leads to the field
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.Page.Keyboard.PressAsync("Tab");
        var skip = worker.Page.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await worker.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(worker.Content).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("/aanmelden")]
    [InlineData("/mechelen/doorverwijzingen")]
    [InlineData("/mechelen/doorverwijzingen/te-doen")]
    [InlineData("/mechelen/doorverwijzingen/nieuw")]
    [InlineData("/mechelen/contactpersonen")]
    public async Task One_sees_where_the_focus_is(string path)
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.Go(path);
        var invisible = await InvisibleFocus(worker, atLeast: 7);
        invisible.ShouldBeEmpty(string.Join("\n", invisible));
    }

    [Fact]
    public async Task A_focus_that_does_not_show_would_be_noticed()
    {
        await using var window = await platform.Open();
        await window.Page.SetContentAsync("""
            <style>.bare:focus { outline: none }</style><a class="bare" href="#">kaal</a> <a href="#">gewoon</a>
            """);
        (await InvisibleFocus(window, atLeast: 2)).ShouldHaveSingleItem().ShouldContain("kaal");
    }

    private static async Task SignIn(Window window)
    {
        await window.Go("/aanmelden");
        await Type(window, "E-mailadres", "ocmw@mechelen.example");
        await Type(window, "Wachtwoord", PlatformFixture.Password);
        await window.Enter();
    }

    internal static async Task Type(Window window, string label, string words)
    {
        await TabTo(window, window.Page.GetByLabel(label).First);
        await window.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Presses Tab until this has the focus.</summary>
    internal static async Task TabTo(Window window, ILocator goal)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await Window.HasFocus(goal))
            {
                return;
            }
        }

        throw new ShouldAssertException($"Tab does not reach {goal}");
    }

    /// <summary>Tabs along the page; those controls that look the same with the focus as without.</summary>
    private static async Task<List<string>> InvisibleFocus(Window window, int atLeast)
    {
        // Where a control is drawn by its neighbour (a circle, a hexagon), the neighbour may show it; a link that is as large as its card
        // shows it around that (::after). Looks are read when what moves has come to rest.
        await window.Page.EvaluateAsync("""
            () => {
                const told = ['outline', 'boxShadow', 'backgroundColor', 'borderColor', 'color', 'textDecoration', 'opacity', 'top', 'left',
                    'transform', 'clip', 'clipPath'];
                const style = (e, part) => e ? told.map(name => getComputedStyle(e, part)[name]).join() : '';
                window.look = e => style(e) + style(e, '::after') + style(e.nextElementSibling) + style(e.parentElement);
                const controls = document.querySelectorAll('a, button, input, select, textarea, summary');
                window.before = new Map([...controls].map(e => [e, look(e)]));
                window.passed = [];
            }
            """);
        var invisible = new List<string>();
        var seen = 0;
        for (; seen < 40; seen++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var found = await window.Page.EvaluateAsync<string?>("""
                async () => {
                    const now = document.activeElement;
                    if (!now || now === document.body || passed.includes(now)) return 'end';
                    passed.push(now);
                    await Promise.allSettled(document.getAnimations() // but for the warning of the session's end, a quarter of an hour away
                        .filter(animation => animation.animationName !== 'session-end').map(animation => animation.finished));
                    if (before.get(now) !== look(now)) return null;
                    return now.outerHTML.slice(0, 120);
                }
                """);
            if (found == "end")
            {
                break;
            }

            if (found is not null)
            {
                invisible.Add(found);
            }
        }

        seen.ShouldBeGreaterThanOrEqualTo(atLeast, "controls on this page");
        return invisible;
    }
}
