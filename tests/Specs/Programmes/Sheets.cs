using System.Net.Http.Headers;
using System.Text;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Sending a sheet to the page that takes it, as a browser does.</summary>
internal static class Sheets
{
    /// <summary>Posts a file to an address, with what stands and what is typed in the form on the page that has it.</summary>
    internal static async Task<(System.Net.HttpStatusCode Status, string Page)> SendSheet(
        this Browser browser, string page, string to, string name, byte[] file, params (string Field, string Value)[] typed)
    {
        var html = await browser.Get(page);
        // The button may send the form of the page along, and not one of its own.
        var whole = html.Split("<button").FirstOrDefault(b => b.Contains($"formaction=\"{to}\"", StringComparison.Ordinal)
            && b.Contains(" form=\"", StringComparison.Ordinal))?.Split(" form=\"")[1].Split('"')[0];
        var fields = whole is null ? Browser.FieldsOf(html, to).Single()
            : Browser.Fields("<form" + html.Split("<form").Skip(1).Select(f => f.Split("</form>")[0] + "</form>")
                .Single(f => f.Split('>')[0].Contains($"id=\"{whole}\"", StringComparison.Ordinal)));
        typed.ToList().ForEach(t => fields[t.Field] = t.Value);
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields.Where(f => f.Key != "file"))
        {
            form.Add(new StringContent(value), field);
        }

        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", name);
        using var answer = await browser.Send(to, form);
        return (answer.StatusCode, System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>A CSV of these lines.</summary>
    internal static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
}
