using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>A browser window of one person, that remembers what the browser complained about.</summary>
public sealed class Window(IBrowserContext context) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = []; // the browser complains from threads of its own

    /// <summary>The page in the window.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>The path and query that the address bar shows.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>
    /// Console errors, scripts that threw and violations of the content security policy since the last time this was asked.
    /// </summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var taken = new List<string>();
        while (_complaints.TryDequeue(out var complaint))
        {
            taken.Add(complaint);
        }

        return taken;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    internal async Task Begin()
    {
        context.Console += (_, message) =>
        {
            // A page that says 400, 404 or 409 is an answer: the browser calls the status an error as well.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
        context.WebError += (_, error) => _complaints.Enqueue($"script: {error.Error}");
        context.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
            {
                _complaints.Enqueue($"{response.Status} for {response.Url}");
            }
        };
        // Given to the browser once for all pages of the window: to send it to each page takes most of what it takes to examine one.
        await context.AddInitScriptAsync(Axe.Script);
        Page = await context.NewPageAsync();
    }

    /// <summary>Goes to an address; its status.</summary>
    public async Task<int> Go(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Signs in at the form; ends on the first page of this person.</summary>
    public async Task SignIn(string email, string password = PlatformFixture.Password)
    {
        await Go("/aanmelden");
        await Fill("E-mailadres", email);
        await Fill("Wachtwoord", password);
        await Press("Aanmelden");
    }

    /// <summary>Fills the field with this label.</summary>
    public Task Fill(string label, string value, ILocator? within = null) =>
        (within?.GetByLabel(label) ?? Page.GetByLabel(label)).First.FillAsync(value);

    /// <summary>Fills the date field with this label.</summary>
    public Task Fill(string label, DateOnly date) => Fill(label, date.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Ticks the circle or box with these words, as a person does: by pressing the words.</summary>
    public Task Choose(string words) => Content.Locator("label", new() { HasText = words }).First.ClickAsync();

    /// <summary>Presses the button with these words.</summary>
    public Task Press(string button) => Leave(() => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    /// <summary>Follows the link with these words in the content of the page.</summary>
    public Task Follow(string link) => Leave(() => Content
        .GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync());

    /// <summary>Follows an entry of the menu.</summary>
    public Task FollowMenu(string entry) => Leave(() => Page
        .GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" })
        .GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).First.ClickAsync());

    /// <summary>Presses Enter on what has the focus.</summary>
    public Task Enter() => Leave(() => Page.Keyboard.PressAsync("Enter"));

    /// <summary>Does what leads to another page, and waits until that is there: what is read next must not be read from this one.</summary>
    public async Task Leave(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.Load += Arrive;
        try
        {
            await act();
            await arrived.Task.WaitAsync(PlatformFixture.Patience);
        }
        finally
        {
            Page.Load -= Arrive;
        }
    }

    /// <summary>The heading of the page.</summary>
    public Task<string> Heading() => Page.Locator("h1").InnerTextAsync();

    /// <summary>The content of the page, without header and footer.</summary>
    public ILocator Content => Page.Locator("main");

    /// <summary>The words that one sees in the content.</summary>
    public Task<string> Text() => Content.InnerTextAsync();

    /// <summary>The summary of what was wrong with a form.</summary>
    public ILocator ErrorSummary => Page.Locator(".error-summary");

    /// <summary>Whether the element has the focus.</summary>
    public static Task<bool> HasFocus(ILocator element) => element.EvaluateAsync<bool>("element => element === document.activeElement");
}
