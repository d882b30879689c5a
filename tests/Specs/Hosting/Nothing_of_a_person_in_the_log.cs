using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Host.Operations.Logs;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// A client is referred, with everything that can be typed, and everything goes wrong that can, while every category logs all it has to
/// say: nothing of it is in the log.
/// </summary>
public sealed class Nothing_of_a_person_in_the_log : IDisposable
{
    private const string FirstName = "Zefanja", LastName = "Vandenplantijn", Email = "zefanja.v@voorbeeld.example", Phone = "0478 91 82 73";
    private readonly string _folder = Directory.CreateTempSubdirectory("agii-log-").FullName;
    private readonly string _insz = Ocmw.NewInsz();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait(Shape.Only, Shape.Embedded)]
    public async Task After_a_referral_and_all_that_can_go_wrong()
    {
        var settings = PlatformFixture.Settings(_folder);
        settings["Logging:Console:FormatterName"] = "json"; // as in Production
        settings["Logging:LogLevel:Default"] = "Trace";
        foreach (var category in (string[])
        [
            "Microsoft.AspNetCore.DataProtection", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Antiforgery",
            "Microsoft.AspNetCore.Hosting.Diagnostics", "MassTransit",
        ])
        {
            settings[$"Logging:LogLevel:{category}"] = "Trace";
        }

        await using var host = await HostProcess.Start(settings);
        var ocmw = await Ocmw.Of(host.SignIn, "mechelen", "antwerpen");
        await At_the_API(ocmw);
        await On_the_pages(host);
        var (status, answer) = await With_an_error_that_tells_everything(ocmw);
        status.ShouldBe(HttpStatusCode.InternalServerError);
        await host.Says($"reference {Reference(answer)}.");

        var token = ocmw.Worker.DefaultRequestHeaders.Authorization!.Parameter!;
        var output = host.Output;
        Found(output, token).ShouldBeEmpty();
        var lines = output.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonNode.Parse(l)!).ToList();
        var text = string.Concat(lines.Select(l => l["Message"]!.GetValue<string>()));
        foreach (var control in (string[])["/api/mechelen/referrals", "Executed DbCommand", "SqliteException", "Request finished"])
        {
            output.ShouldContain(control, customMessage: "the control: it was all logged");
        }

        text.ShouldContain("/mechelen/doorverwijzingen", customMessage: "the control: addresses stay, without their query");
        var planted = Personal(token).Select(value => JsonSerializer.Serialize(new { Message = $"x {value} y" }));
        Found(string.Join('\n', [output, .. planted]), token).ShouldBe(Personal(token), "the control of the scan itself");
    }

    [Theory]
    [InlineData("{Person} called", "Jan Peeters", "… called")]
    [InlineData("{LASTNAME} called", "Peeters", "… called")]
    [InlineData("asked for {Path}", "/mechelen/doorverwijzingen?naam=Peeters&bladzijde=2", "asked for /mechelen/doorverwijzingen?…")]
    [InlineData("sent to {Address}", "jan.peeters@mechelen.be", "sent to …")]
    [InlineData("with {Header}", "Bearer CfDJ8abc_-12.x", "with Bearer …")]
    [InlineData("with {Settings}", "Host=db;Username=agii;Password=geheim;Port=5432", "with Host=db;Username=agii;Password=…;Port=5432")]
    [InlineData("number {Text}", "86.05.01-137.25", "number …")]
    [InlineData("number {Text}", "8 6 0 5 0 1 1 3 7 2 5", "number (niet getoond)")]
    [InlineData("phone {Text}", "+32 470 13 50 39", "phone …")]
    [InlineData("phone {Text}", "0470/13.50.39", "phone …")]
    [InlineData("{Service}: {Id} waits", "0193a7c2-1234-7123-8123-012345678901", "{Service}: 0193a7c2-1234-7123-8123-012345678901 waits")]
    [InlineData("at {When}", "2026-11-26 15:20:32.1234567", "at 2026-11-26 15:20:32.1234567")]
    public void A_value_is_hidden_by_its_name_or_by_what_it_looks_like(string template, string value, string line)
    {
        var name = template.Split('{')[^1].Split('}')[0];
        KeyValuePair<string, object?>[] state = [new(name, value), new("{OriginalFormat}", template)];

        Write(log => log.Log(LogLevel.Warning, default, state, null,
            (s, _) => template.Replace($"{{{s[0].Key}}}", $"{s[0].Value}", StringComparison.Ordinal))).ShouldBe(line);
    }

    [Fact]
    public void A_text_that_was_put_together_beforehand_is_read_too() =>
        Write(log => log.Log(LogLevel.Warning, default, "to jan@mechelen.be", null, (s, _) => s)).ShouldBe("to …");

    private static string Write(Action<ILogger> write)
    {
        using var written = new Written();
        using var factory = new CalmLoggerFactory([written], new While_the_store_is_away.Everything(),
            Options.Create(new LoggerFactoryOptions()), TimeProvider.System);
        write(factory.CreateLogger("spec"));
        return written.Lines.ShouldHaveSingleItem();
    }

    /// <summary>What is looked for, as it was typed and as it may be kept.</summary>
    private string[] Personal(string token) =>
    [
        FirstName, LastName, Email, Phone, Phone.Replace(" ", "", StringComparison.Ordinal), "+32478918273", _insz,
        $"{_insz[..2]}.{_insz[2..4]}.{_insz[4..6]}-{_insz[6..9]}.{_insz[9..]}", "slaapt slecht", "Voornaamwoord", "ocmw@mechelen.example",
        "iemand@elders.example", PlatformFixture.Password, "verkeerd-wachtwoord", token,
    ];

    private IEnumerable<string> Found(string output, string token)
    {
        var plain = Uri.UnescapeDataString(output.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase));
        return Personal(token).Where(p => plain.Contains(p, StringComparison.OrdinalIgnoreCase));
    }

    private JsonObject Referral() => new()
    {
        ["client"] = new JsonObject
        {
            ["insz"] = _insz, ["firstName"] = FirstName, ["lastName"] = LastName, ["email"] = Email, ["phone"] = Phone,
        },
        ["reason"] = "nt2",
        ["note"] = "Zij slaapt slecht.",
    };

    private async Task At_the_API(Ocmw ocmw)
    {
        var id = await ocmw.Send(Referral());
        (await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["lastName"]!.GetValue<string>().ShouldBe(LastName);
        await (await ocmw.Worker.PostJson(ocmw.Referrals, Referral())).ShouldRefuse(409, "rule:duplicate-referral");
        foreach (var body in (string[])
        [
            $$"""{"client":{"firstName":"{{FirstName}}","insz":"123"}""", // not whole
            $$"""{"client":"{{LastName}}"}""",
            $$"""{"client":{"birthDate":"{{LastName}}"},"reason":"nt2"}""",
            $$"""{"client":{"firstName":"{{FirstName}}","lastName":"{{LastName}}"},"reason":"nt2","note":"zij heeft {{_insz}}"}""",
            $$"""{"client":{"email":"geen adres van {{LastName}}"},"reason":"nt2"}""",
        ])
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            (await ocmw.Worker.PostAsync(ocmw.Referrals, content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
        }

        (await ocmw.Worker.GetAsync($"{ocmw.Referrals}?limit={LastName}&naam={Uri.EscapeDataString(Email)}")).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await ocmw.Worker.GetAsync($"{ocmw.Referrals}/{Guid.NewGuid()}?naam={LastName}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await ocmw.Worker.Create("/api/mechelen/contact-persons", new
        {
            side = "ocmw", from = "2025-01-01", name = $"Voornaamwoord {LastName}", function = "Diensthoofd", email = Email, phone = Phone, topic = "Doorverwijzingen",
        });
        foreach (var email in (string[])["ocmw@mechelen.example", "iemand@elders.example"])
        {
            (await ocmw.Worker.PostJson("/api/identity/login", new { email, password = "verkeerd-wachtwoord" })).StatusCode
                .ShouldBe(HttpStatusCode.Conflict);
        }
    }

    private async Task On_the_pages(HostProcess host)
    {
        var browser = new Browser(host.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = ("ocmw@mechelen.example", PlatformFixture.Password);
        (await browser.Submit("/aanmelden", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get($"/mechelen/doorverwijzingen?naam={LastName}")).ShouldContain(LastName);
        var form = Browser.Fields(await browser.Get("/mechelen/doorverwijzingen/nieuw"));
        (form["client.firstName"], form["client.lastName"], form["client.insz"]) = (FirstName, LastName, "86.05.01-137.26");
        (form["client.email"], form["client.phone"]) = (Email, Phone);
        (await browser.Submit("/mechelen/doorverwijzingen/nieuw", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var stranger = new Browser(host.Address);
        (await stranger.Open($"/mechelen/doorverwijzingen?naam={LastName}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>A store that tells in its error what it was given, as some do.</summary>
    private async Task<(HttpStatusCode Status, JsonNode Answer)> With_an_error_that_tells_everything(Ocmw ocmw)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder, "inburgering.db")};Default Timeout=30;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            create trigger refuse before insert on referrals begin
                select raise(abort, '{FirstName} {LastName} ({_insz}) is there, {Email}, {Phone}'); end
            """;
        await command.ExecuteNonQueryAsync();
        var answer = await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral());
        return (answer.StatusCode, await answer.Body());
    }

    private static string Reference(JsonNode problem) => problem["detail"]!.GetValue<string>().Split("door: ")[^1].TrimEnd('.');
}
