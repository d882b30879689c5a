using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Sending a sheet to the page that takes it, as a browser does.</summary>
internal static partial class Sheets
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

    /// <summary>Sends a file from the page that it is on to where it is looked over, and what stands there then.</summary>
    internal static async Task<string> Preview(this Browser browser, string page, string to, string name, byte[] file)
    {
        var (status, preview) = await browser.SendSheet(page, to, name, file);
        status.ShouldBe(HttpStatusCode.OK, preview);
        return preview;
    }

    /// <summary>Confirms what a preview shows, as its form is there; with more that is filled in.</summary>
    internal static async Task<HttpResponseMessage> Confirm(
        this Browser browser, string preview, string to, params (string Name, string Value)[] more)
    {
        var form = preview.Split("<form").Skip(1).Single(f => f.Contains($"action=\"{to}\"", StringComparison.Ordinal))
            .Split("</form>")[0];
        return await browser.Submit(to, Hidden().Matches(form)
            .Select(m => KeyValuePair.Create(m.Groups["name"].Value, m.Groups["value"].Value))
            .Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value))));
    }

    /// <summary>The same, with the page that answers.</summary>
    internal static async Task<(HttpStatusCode Status, string Page)> Confirmed(
        this Browser browser, string preview, string to, params (string Name, string Value)[] more)
    {
        using var answer = await browser.Confirm(preview, to, more);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Brings a file in, and confirms it.</summary>
    internal static async Task BringIn(
        this Browser browser, string page, string at, string name, byte[] file, params (string Name, string Value)[] more)
    {
        var preview = await browser.Preview(page, $"{at}/nakijken", name, file);
        using var answer = await browser.Confirm(preview, $"{at}/inlezen", more);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// A workbook of these rows, as another program may make it. A cell is an element <c>c</c> as in the file, or a text. Styles: 1 is a
    /// day, 2 a percentage, 3 scientific, 4 a day by a format of its own, 5 euros.
    /// </summary>
    internal static byte[] Workbook(string[][] rows, string after = "", string before = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            Add("xl/workbook.xml",
                $"<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{before}"
                + "<sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add("xl/styles.xml", $"<styleSheet {main}><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-813]d\\ mmmm\\ yyyy;@\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"&quot;€ per dag&quot;\\ #,##0.00\"/></numFmts>"
                + "<cellXfs>" + string.Concat(((int[])[0, 14, 10, 11, 164, 165]).Select(f => $"<xf numFmtId=\"{f}\"/>"))
                + "</cellXfs></styleSheet>");
            Add("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData>" + string.Concat(rows.Select(Row))
                + $"</sheetData>{after}</worksheet>");

            static string Row(string[] cells) => "<row>" + string.Concat(cells.Select(c =>
                c.StartsWith("<c", StringComparison.Ordinal) ? c : $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>")) + "</row>";

            void Add(string part, string content)
            {
                using var stream = zip.CreateEntry(part).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    /// <summary>A CSV of these lines.</summary>
    internal static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
}
