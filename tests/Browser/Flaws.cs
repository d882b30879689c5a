using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>What is wrong with the page in front of us, in sentences for whoever must mend it. None is what we want.</summary>
internal static partial class Flaws
{
    /// <summary>
    /// Everything: the frame of the page, its language, its width, and what axe finds at a desk and on a phone. With
    /// <paramref name="again"/> also where axe has examined a page that is built the same way.
    /// </summary>
    internal static async Task<List<string>> In(IPage page, bool again = false)
    {
        var flaws = new List<string>();
        // What is folded counts too.
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        foreach (var width in (int[])[1280, 390, 320])
        {
            await page.SetViewportSizeAsync(width, 900);
            flaws.AddRange((await TooWide(page)).Select(f => $"{width} px: {f}"));
            if (width != 320)
            {
                flaws.AddRange((await Axe.Examine(page, width, again)).Select(f => $"{width} px: {f}"));
            }
        }

        await page.SetViewportSizeAsync(1280, 900);
        flaws.AddRange(await InFrame(page));
        flaws.AddRange(English(await Words(page)));
        return flaws;
    }

    /// <summary>What makes one scroll sideways.</summary>
    internal static async Task<string[]> TooWide(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
            const wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
            if (wide <= room) return [];
            const guilty = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 1).pop();
            return [`${wide} wide on ${room}: ${guilty?.outerHTML.slice(0, 150)}`];
        }
        """);

    /// <summary>The parts that every page has.</summary>
    internal static async Task<string[]> InFrame(IPage page) => await page.EvaluateAsync<string[]>("""
        () => [
            document.documentElement.lang === 'nl-BE' ? null : `lang is "${document.documentElement.lang}"`,
            document.querySelectorAll('h1').length === 1 ? null : `${document.querySelectorAll('h1').length} h1`,
            document.querySelectorAll('main').length === 1 ? null : 'not one main',
            document.title.trim().length > 5 ? null : 'no title',
        ].filter(flaw => flaw)
        """);

    /// <summary>All words that the page shows or says: also what only a screen reader tells, but not what is code.</summary>
    internal static Task<string> Words(IPage page) => page.EvaluateAsync<string>("""
        () => [document.title,
            [...document.querySelectorAll('code')].reduce((words, e) => words.replace(e.innerText, ''), document.body.innerText), ...[...document.querySelectorAll('body *')].flatMap(e =>
            ['aria-label', 'title', 'alt', 'placeholder'].map(name => e.getAttribute(name))
                .concat(e.matches('svg title, .au-u-hidden-visually') ? e.textContent : []))]
            .filter(words => words).join('\n')
        """);

    /// <summary>English words of user interfaces, names of our own values and what a program says when it has nothing to say.</summary>
    internal static IEnumerable<string> English(string words) =>
        EnglishWords().Matches(words).Select(m => m.Value).Distinct().Select(word => $"English: {word}");

    [GeneratedRegex("""
        \b(submit|error|errors|loading|required|cancel|save|search|next|previous|welcome|sign\ in|log\ in|password|delete|edit|home|
        not\ found|unauthorized|forbidden|bad\ request|the|and|with|your|please|invalid|choose|
        draft|referred|sent|received|accepted|refused|completed|withdrawn|running|signed|approved|rejected|planned|held|cancelled|
        official|alderman|consultant|counsellor|administrator|municipality|agreement|referral|null|undefined|true|false|
        january|february|march|may|june|july|august|october|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EnglishWords();
}
