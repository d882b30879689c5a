using System.Text.RegularExpressions;

namespace AgiiPlatform.Browser;

/// <summary>Walks through the platform as each of its people, along the links that their pages show.</summary>
[Collection("browser")]
public sealed partial class Every_page(PlatformFixture platform)
{
    /// <summary>A walk that stops looking must not pass: the number of kinds of pages that each person meets at least.</summary>
    [Theory]
    [InlineData("ambtenaar@mechelen.example", 12)]
    [InlineData("schepen@mechelen.example", 9)]
    [InlineData("directeur@mechelen.example", 13)]
    [InlineData("ocmw@mechelen.example", 9)]
    [InlineData("consulent.antwerpen@agii.example", 17)]
    [InlineData("trajectbegeleider.antwerpen@agii.example", 11)]
    [InlineData("regiomanager.antwerpen@agii.example", 20)]
    [InlineData("beheerder@agii.example", 14)]
    public async Task Is_in_order_for(string person, int kindsAtLeast)
    {
        await using var window = await platform.SignIn(person);
        if (person == "ambtenaar@mechelen.example")
        {
            // What is signed cannot be changed, decided on or thrown away any more; this can.
            await window.FollowMenu("Overeenkomsten");
            await window.Draft("Overeenkomst in voorbereiding", new(2027, 1, 1), new(2027, 12, 31));
            await window.Go("/mechelen");
        }

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

            await Look(window, $"{person[..person.IndexOf('@')]}{kind}{(times > 0 ? times + 1 : "")}", path, flaws);
            if (kind.EndsWith("/nieuw", StringComparison.Ordinal))
            {
                await LeaveEmpty(window, person, kind, flaws);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{kinds.Count} kinds, {kinds.Values.Sum()} pages: {string.Join(" ", kinds.Keys.Order(StringComparer.Ordinal))}");
        string.Join("\n", flaws).ShouldBe("");
        kinds.Count.ShouldBeGreaterThanOrEqualTo(kindsAtLeast, string.Join("\n", kinds.Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("ambtenaar@mechelen.example", "/mechelen/bestaat-niet", 404)]
    [InlineData("ambtenaar@mechelen.example", "/mechelen/doorverwijzingen", 403)]
    [InlineData("ocmw@mechelen.example", "/mechelen/doorverwijzingen/018f0000-0000-7000-8000-000000000000", 404)]
    [InlineData("regiomanager.antwerpen@agii.example", "/agii/overzicht?asOf=gisteren", 400)]
    public async Task That_refuses_is_in_order_too(string person, string path, int status)
    {
        await using var window = await platform.SignIn(person);
        (await window.Go(path)).ShouldBe(status);
        var flaws = new List<string>();
        await Look(window, $"weigering{path}", path, flaws);
        string.Join("\n", flaws).ShouldBe("");
    }

    [Fact]
    public async Task Before_signing_in_is_in_order()
    {
        await using var window = await platform.Open();
        var flaws = new List<string>();
        foreach (var path in (string[])["/aanmelden", "/toegankelijkheid", "/privacy"])
        {
            (await window.Go(path)).ShouldBe(200);
            await Look(window, $"iedereen{path}", path, flaws);
        }

        string.Join("\n", flaws).ShouldBe("");
    }

    private static async Task Look(Window window, string name, string path, List<string> flaws)
    {
        flaws.AddRange((await Flaws.In(window.Page)).Concat(window.TakeComplaints()).Select(flaw => $"{path}: {flaw}"));
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
    }

    /// <summary>A form sent empty comes back, says what is missing at the top, and is in order as well.</summary>
    private static async Task LeaveEmpty(Window window, string person, string kind, List<string> flaws)
    {
        var form = window.Content.Locator("form[method=post]");
        if (await form.CountAsync() == 0)
        {
            return;
        }

        // What is filled in beforehand goes too.
        await form.EvaluateAsync("form => form.querySelectorAll('input[type=text], textarea').forEach(field => field.value = '')");
        await window.Leave(() => form.Locator("button[type=submit]").Last.ClickAsync());
        if (!await window.ErrorSummary.IsVisibleAsync() || !await Window.HasFocus(window.ErrorSummary))
        {
            flaws.Add($"{kind}, sent empty: no error summary that has the focus");
        }

        await Look(window, $"{person[..person.IndexOf('@')]}{kind}-leeg", $"{kind}, sent empty", flaws);
    }

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
    [GeneratedRegex(@"\.(?:csv|docx|ics)(?:\?|$)|/documenten/|/export$|^/toegankelijkheid$|^/privacy$", RegexOptions.NonBacktracking)]
    private static partial Regex NoPage();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("^/agii/overzicht/[^/]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Places();

    [GeneratedRegex("^/[^/]+", RegexOptions.NonBacktracking)]
    private static partial Regex Municipality();

    // What does not begin with a municipality.
    [GeneratedRegex("^/(?:agii(?:/.*)?|organisaties|aanmelden|toegankelijkheid|privacy)?$", RegexOptions.NonBacktracking)]
    private static partial Regex NotOfAMunicipality();

    [GeneratedRegex("[^a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInNames();
}
