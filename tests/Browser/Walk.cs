using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>A walk through the platform as one of its people, along the links that the pages show.</summary>
internal static partial class Walk
{
    /// <summary>
    /// Looks at the pages that this person comes to. A walk that stops looking must not pass: the number of kinds of pages that it meets at
    /// least.
    /// </summary>
    internal static async Task As(string person, int kindsAtLeast, PlatformFixture platform)
    {
        await platform.HasAConcept();
        await using var window = await platform.SignIn(person);
        var flaws = new List<string>();
        var kinds = new Dictionary<string, int>();
        var waiting = new Queue<string>([window.Path]);
        var met = new HashSet<string>(waiting, StringComparer.Ordinal);
        while (waiting.TryDequeue(out var path))
        {
            var kind = Kind(path);
            var times = kinds.GetValueOrDefault(kind);
            if (times >= Enough(kind))
            {
                continue;
            }

            kinds[kind] = times + 1;
            var status = await window.Go(path);
            if (status != 200)
            {
                flaws.Add($"{path}: {status}");
                continue;
            }

            foreach (var link in (await Links(window)).Where(met.Add))
            {
                waiting.Enqueue(link);
            }

            flaws.AddRange(await Look(window, path, $"{Role(person)}{kind}{(times > 0 ? times + 1 : "")}"));
            if (kind.EndsWith("/nieuw", StringComparison.Ordinal))
            {
                flaws.AddRange(await LeaveEmpty(window, person, kind));
            }
        }

        var seen = string.Join("\n", kinds.Keys.Order(StringComparer.Ordinal));
        TestContext.Current.TestOutputHelper!.WriteLine($"{kinds.Count} kinds, {kinds.Values.Sum()} pages:\n{seen}");
        string.Join("\n", flaws).ShouldBe("");
        kinds.Count.ShouldBeGreaterThanOrEqualTo(kindsAtLeast, seen);
    }

    /// <summary>What is wrong with the page in the window, said of this path; its screenshots have this name.</summary>
    internal static async Task<List<string>> Look(Window window, string path, string name)
    {
        List<string> flaws = [.. (await Flaws.In(window.Page)).Concat(window.TakeComplaints()).Select(flaw => $"{path}: {flaw}")];
        if (PlatformFixture.Shots is { } folder)
        {
            foreach (var width in (int[])[1280, 390])
            {
                await window.Page.SetViewportSizeAsync(width, 900);
                var height = await window.Page.EvaluateAsync<float>("() => document.documentElement.scrollHeight");
                await window.Page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(folder, $"{NotInNames().Replace(name, "-")}.{width}.png"),
                    FullPage = true,
                    Clip = new() { Width = width, Height = Math.Min(height, 2400) }, // enough to judge by
                });
            }
        }

        return flaws;
    }

    /// <summary>A form sent empty comes back, says what is missing at the top, and is in order as well.</summary>
    private static async Task<List<string>> LeaveEmpty(Window window, string person, string kind)
    {
        var form = window.Content.Locator("form[method=post]").First; // a page may take a file too, below its form
        if (await form.CountAsync() == 0)
        {
            return [];
        }

        // What is filled in beforehand goes too.
        await form.EvaluateAsync("form => form.querySelectorAll('input[type=text], textarea').forEach(field => field.value = '')");
        await window.Leave(() => form.Locator("button[type=submit]:not([formaction])").Last.ClickAsync());
        var flaws = await Look(window, $"{kind}, sent empty", $"{Role(person)}{kind}-leeg");
        try
        {
            await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        }
        catch (PlaywrightException)
        {
            flaws.Add($"{kind}, sent empty: no error summary that has the focus");
        }

        return flaws;
    }

    private static string Role(string person) => person[..person.IndexOf('@')];

    /// <summary>The pages that this page links to; those of Mechelen first, where most is going on.</summary>
    private static async Task<IEnumerable<string>> Links(Window window)
    {
        var links = await window.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('a[href]')]
                .map(a => new URL(a.getAttribute('href'), location.href))
                .filter(url => url.origin === location.origin)
                .map(url => url.pathname + url.search)
            """);
        return links.Distinct().Where(l => !NoPage().IsMatch(l)).OrderBy(l => !l.StartsWith("/mechelen", StringComparison.Ordinal));
    }

    /// <summary>One page of each kind; a few of those that look different in each state of what they show.</summary>
    private static int Enough(string kind) => kind.EndsWith("/{id}", StringComparison.Ordinal) ? 4 : 1;

    private static string Kind(string address)
    {
        var path = address.Split('?')[0];
        path = Ids().Replace(path, "{id}");
        path = Places().Replace(path, "/agii/overzicht/{gemeente}");
        return NotOfAMunicipality().IsMatch(path) ? path : Municipality().Replace(path, "/{gemeente}");
    }

    // Files to download, and what is the same for everybody.
    [GeneratedRegex(@"\.(?:csv|docx|ics|xlsx)(?:\?|$)|/documenten/|/archief/\w+$|/export$|^/toegankelijkheid$|^/privacy$", RegexOptions.NonBacktracking)]
    private static partial Regex NoPage();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("^/agii/overzicht/[^/]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Places();

    [GeneratedRegex("^/[^/]+", RegexOptions.NonBacktracking)]
    private static partial Regex Municipality();

    // What does not begin with a municipality.
    [GeneratedRegex("^/(?:agii(?:/.*)?|organisaties|mijn-account|aanmelden|wachtwoord-vergeten|toegankelijkheid|privacy)?$", RegexOptions.NonBacktracking)]
    private static partial Regex NotOfAMunicipality();

    [GeneratedRegex("[^a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInNames();
}
