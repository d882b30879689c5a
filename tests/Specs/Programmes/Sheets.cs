using System.Net.Http.Headers;
using System.Text;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Sending a sheet to the page that takes it, as a browser does.</summary>
internal static class Sheets
{
    /// <summary>Posts a file to an address, with the token of the form on the page that has it.</summary>
    internal static async Task<(System.Net.HttpStatusCode Status, string Page)> SendSheet(
        this Browser browser, string page, string to, string name, byte[] file)
    {
        var fields = Browser.FieldsOf(await browser.Get(page), to).Single();
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
