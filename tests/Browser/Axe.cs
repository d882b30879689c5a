using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>The rules of accessibility that axe knows.</summary>
internal static class Axe
{
    /// <summary>What defines <c>axe</c> in a page.</summary>
    internal static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly ConcurrentDictionary<string, bool> Examined = new(StringComparer.Ordinal);

    /// <summary>
    /// The serious and critical violations, each with the elements it is about.
    /// <para>
    /// axe takes longer than all other checks together, and most pages differ from others in their words only. So a page is not
    /// <paramref name="again"/> examined when one with the same outline was at this width, in whoever's window. The outline is what axe's
    /// rules look at: which elements are in which, and their attributes. How often a thing is repeated and how its words read is not. So a
    /// button that only one role has makes it another page, and twenty rows in a table instead of ten do not.
    /// </para>
    /// </summary>
    internal static async Task<IReadOnlyList<string>> Examine(IPage page, int width, bool again)
    {
        if (!Examined.TryAdd($"{width} {await Outline(page)}", true) && !again)
        {
            return [];
        }

        // Run in the page itself, where scripts of ours are not under its content security policy. The package's own RunAxe has each result
        // finished in a new page in a new window, with axe loaded again, which takes several times as long as the examination.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script); // the window runs no scripts of a page
        }

        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ resultTypes: ['violations'] })).violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `axe ${id} (${impact}): ${html}`))
            """);
    }

    /// <summary>The elements of the page: equal siblings once, and of words, addresses and the like only whether they are there.</summary>
    internal static Task<string> Outline(IPage page) => page.EvaluateAsync<string>("""
        () => {
            const words = new Set(['action', 'alt', 'aria-description', 'aria-label', 'cx', 'cy', 'd', 'datetime', 'download', 'formaction',
                'height', 'href', 'max', 'min', 'name', 'placeholder', 'points', 'src', 'title', 'transform', 'value', 'width', 'x', 'y']);
            const references = new Set(['aria-controls', 'aria-describedby', 'aria-errormessage', 'aria-labelledby', 'aria-owns', 'for',
                'headers']);
            const ids = new Map();
            for (const { id } of document.querySelectorAll('[id]')) ids.set(id, (ids.get(id) ?? 0) + 1);

            const attribute = ({ name, value }) =>
                name === 'id' ? `id=${ids.get(value) > 1 ? 'twice' : ''}`
                : references.has(name) ? `${name}=${value.trim().split(/\s+/).map(id => ids.has(id) ? 'there' : 'nowhere')}`
                : words.has(name) || name.startsWith('data-') ? `${name}=${value.trim() ? '…' : ''}`
                : `${name}=${value}`;
            const scrolls = e => e.clientWidth > 0 && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight)
                && getComputedStyle(e).overflow !== 'visible';
            const outline = e => [
                e.localName,
                ...[...e.attributes].map(attribute).sort(),
                e.labels?.length > 0 ? 'labelled' : '',
                scrolls(e) ? 'scrolls' : '',
                [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) ? 'text' : '',
                `(${[...new Set([...e.children].map(outline))].join()})`,
            ].filter(part => part).join(' ');
            return outline(document.documentElement);
        }
        """);
}
