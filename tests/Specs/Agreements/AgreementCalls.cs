using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>What the specs about agreements say over and over, in short.</summary>
internal static class AgreementCalls
{
    /// <summary>A draft that nothing is wrong with, between a municipality and AgII; the demo accounts are those who sign.</summary>
    internal static JsonObject Terms(string title = "Samenwerkingsovereenkomst", string from = "2020-01-01", string until = "2090-12-31",
        string theme = "local-diversity-policy") => new()
        {
            ["title"] = title,
            ["theme"] = theme,
            ["from"] = from,
            ["until"] = until,
            ["parties"] = new JsonArray(
                Party("municipality", "Lokaal bestuur",
                    ("Sam Schepen", "schepen van samenleven"), ("Dirk Directeur", "algemeen directeur")),
                Party("agency", "Agentschap Integratie en Inburgering", ("Rani Regio", "regiomanager"))),
        };

    /// <summary>The same, that leaves the order of signing free.</summary>
    internal static JsonObject InAnyOrder()
    {
        var terms = Terms();
        terms["signInAnyOrder"] = true;
        return terms;
    }

    internal static JsonObject Party(string kind, string name, params (string Name, string Title)[] representatives) => new()
    {
        ["kind"] = kind,
        ["name"] = name,
        ["representatives"] = new JsonArray([.. representatives.Select(r => new JsonObject { ["name"] = r.Name, ["title"] = r.Title })]),
    };

    /// <summary>A draft of this municipality; its address in the API.</summary>
    internal static async Task<string> Draft(this HttpClient official, string municipality, JsonObject? terms = null) =>
        $"/api/{municipality}/agreements/{await official.Create($"/api/{municipality}/agreements", terms ?? Terms())}";

    /// <summary>The address of the page of an agreement, or of one of its decisions, from that in the API.</summary>
    internal static string ToPage(this string api) =>
        api.Replace("/api/", "/").Replace("/agreements/", "/overeenkomsten/").Replace("/decisions/", "/beslissingen/");

    /// <summary>Lets the college refer it and the council approve it.</summary>
    internal static async Task Approve(
        this HttpClient official, string agreement, string college = "2020-01-10", string council = "2020-02-03")
    {
        await official.Done(agreement + "/decisions", new { body = "college", date = college });
        await official.Done(agreement + "/decisions", new { body = "council", date = council, votes = new { @for = 20, against = 3 } });
    }

    /// <summary>A draft that was approved; its address in the API.</summary>
    internal static async Task<string> Approved(this HttpClient official, string municipality, JsonObject? terms = null)
    {
        var agreement = await official.Draft(municipality, terms);
        await official.Approve(agreement);
        return agreement;
    }

    /// <summary>Signs for oneself; for another only with the document on which their signature can be seen.</summary>
    internal static Task<HttpResponseMessage> Sign(
        this HttpClient signer, string agreement, int party, int representative, string? date = "2020-03-01", Guid? document = null) =>
        signer.PostJson(agreement + "/signatures", new { party, representative, date, dateUnknown = date is null, document });

    /// <summary>Posts what must be answered with 204.</summary>
    internal static async Task Done(this HttpClient client, string path, object body, string? key = null)
    {
        var answer = await client.PostJson(path, body, key);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    internal static async Task<string> State(this HttpClient reader, string agreement) =>
        (await reader.GetJson(agreement))["state"]!.GetValue<string>();

    internal static IEnumerable<string> Warnings(this JsonNode agreement) =>
        agreement["warnings"]!.AsArray().Select(w => w!["text"]!.GetValue<string>());

    internal static byte[] Pdf(string text = "overeenkomst") => Encoding.ASCII.GetBytes($"%PDF-1.7\n% {text}\n%%EOF\n");

    internal static async Task<HttpResponseMessage> Upload(
        this HttpClient client, string agreement, byte[] bytes, string name = "overeenkomst.pdf", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, agreement + "/documents")
        {
            Content = new MultipartFormDataContent("a-fixed-boundary") { { new ByteArrayContent(bytes), "file", name } },
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=a-fixed-boundary");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    internal static Task<HttpResponseMessage> PutJson(this HttpClient client, string path, JsonObject body) =>
        client.PutAsync(path, JsonContent.Create(body));
}
