using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AgiiPlatform.Identity.Mails;

/// <summary>What a mail says, in paragraphs: the same as text and as HTML, in which a paragraph that is an address is a link.</summary>
internal sealed record MailText(string Subject, params IReadOnlyList<string> Paragraphs)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    internal string AsText() => string.Join("\n\n", Paragraphs) + "\n";

    internal string AsHtml() => $"""
        <!DOCTYPE html>
        <html lang="nl-BE">
        <head><meta charset="utf-8"><title>{Html.Encode(Subject)}</title></head>
        <body>
        {string.Join('\n', Paragraphs.Select(p => $"<p>{(IsAddress(p) ? Link(Html.Encode(p)) : Html.Encode(p))}</p>"))}
        </body>
        </html>

        """;

    private static string Link(string address) => $"<a href=\"{address}\">{address}</a>";

    private static bool IsAddress(string paragraph) =>
        Uri.TryCreate(paragraph, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}
