using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>Nobody touches a mouse here: Tab, typing, Space and Enter.</summary>
[Collection("browser")]
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
        await worker.Page.Keyboard.PressAsync("Enter"); // from within a field
        (await Window.HasFocus(worker.ErrorSummary)).ShouldBeTrue("it is read first");
        var number = worker.Page.GetByLabel("Rijksregisternummer of bisnummer");
        (await number.InputValueAsync()).ShouldBe("90000051213", "what was typed stays");
        (await number.GetAttributeAsync("aria-invalid")).ShouldBe("true");

        await TabTo(worker, worker.ErrorSummary.GetByRole(AriaRole.Link).First);
        await worker.Page.Keyboard.PressAsync("Enter");
        (await Window.HasFocus(number)).ShouldBeTrue("the link leads to the field");
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.Page.Keyboard.PressAsync("Tab");
        var skip = worker.Page.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" });
        (await Window.HasFocus(skip)).ShouldBeTrue();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await worker.Page.Keyboard.PressAsync("Enter");
        (await Window.HasFocus(worker.Content)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/aanmelden")]
    [InlineData("/mechelen/doorverwijzingen")]
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
        await window.Page.SetContentAsync("""<style>.bare:focus { outline: none }</style><a class="bare" href="#">kaal</a> <a href="#">gewoon</a>""");
        (await InvisibleFocus(window, atLeast: 2)).ShouldHaveSingleItem().ShouldContain("kaal");
    }

    private static async Task SignIn(Window window)
    {
        await window.Go("/aanmelden");
        await Type(window, "E-mailadres", "ocmw@mechelen.example");
        await Type(window, "Wachtwoord", PlatformFixture.Password);
        await window.Enter();
    }

    private static async Task Type(Window window, string label, string words)
    {
        await TabTo(window, window.Page.GetByLabel(label).First);
        await window.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Presses Tab until this has the focus.</summary>
    private static async Task TabTo(Window window, ILocator goal)
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
        // Where a control is drawn by its neighbour (a circle, a hexagon), the neighbour may show it. Styles are read when they have settled.
        await window.Page.EvaluateAsync("""
            () => {
                const style = e => e ? ['outline', 'boxShadow', 'backgroundColor', 'borderColor', 'color', 'textDecoration', 'opacity', 'top', 'left', 'transform', 'clip', 'clipPath']
                    .map(name => getComputedStyle(e)[name]).join() : '';
                window.look = e => style(e) + style(e.nextElementSibling) + style(e.parentElement);
                window.before = new Map([...document.querySelectorAll('a, button, input, select, textarea, summary')].map(e => [e, look(e)]));
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
                    for (let wait = 0; wait < 20; wait++) {
                        if (before.get(now) !== look(now)) return null;
                        await new Promise(done => setTimeout(done, 25));
                    }
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
