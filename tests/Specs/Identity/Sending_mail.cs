using System.Net;
using System.Text.RegularExpressions;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Hosting;
using AgiiPlatform.Specs.Inburgering;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AgiiPlatform.Specs.Identity;

/// <summary>Mail goes out once what wanted it is saved, says nothing of a client, and not to who wants none.</summary>
public partial class Sending_mail(PlatformFixture platform)
{
    private const string ToConfirm = "Een rol wacht op uw bevestiging";

    [Fact]
    public async Task Tells_who_may_confirm_a_role_that_it_waits_and_not_whose_it_is()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = await Open(administrator, "ocmw-worker", "kluisbergen");

        var mail = await platform.NewMail("directeur@kluisbergen.example", ToConfirm);

        mail.Subject.ShouldBe("Een rol wacht op uw bevestiging (Kluisbergen)");
        mail.From.Mailboxes.Single().Address.ShouldBe("niet-antwoorden@samen.example");
        mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        mail.Link().ShouldBe("/kluisbergen/toegang");
        mail.HtmlBody!.ShouldContain("<a href=\"https://samen.example/kluisbergen/toegang\">");
        var said = $"{mail.Subject}\n{mail.TextBody}\n{mail.HtmlBody}"; // not the whole message: its boundaries are random letters
        said.ShouldContain("Kluisbergen", customMessage: "the control");
        said.ShouldNotContain(email);
        said.ShouldNotContain("Pia");
        (await platform.MailTo("schepen@kluisbergen.example")).ShouldBeEmpty("the control: who may not confirm it hears nothing");
    }

    [Fact]
    public async Task Leaves_out_who_wants_no_notices_but_always_tells_that_a_password_was_renewed()
    {
        const string director = "directeur@maarkedal.example";
        var administrator = await platform.SignIn("beheerder@agii.example");
        var browser = await platform.Browse(director);
        var fields = Browser.Fields(await browser.Get("/mijn-account"));
        fields.ShouldContainKeyAndValue("notices", "true");
        fields.Remove("notices");
        (await browser.Post("/mijn-account/meldingen", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        Browser.Fields(await browser.Get("/mijn-account")).ShouldNotContainKey("notices");

        await Open(administrator, "ocmw-worker", "maarkedal");
        await Open(administrator, "ocmw-worker", "kluisbergen");
        await RenewPassword(administrator, await platform.PersonId(director), PlatformFixture.Password);

        await platform.NewMail(director, "Uw wachtwoord is vernieuwd");
        await platform.NewMail("directeur@kluisbergen.example", ToConfirm); // the control
        (await platform.MailTo(director)).ShouldNotContain(m => m.Subject!.StartsWith(ToConfirm, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_any_kind_says_nothing_of_a_client()
    {
        const string name = "Zoë <b>\"Mc & Co\"";
        var sender = platform.Services.GetRequiredService<MailSender>();
        foreach (var kind in MailKind.All)
        {
            var mail = new OutgoingMail
            {
                Id = Guid.CreateVersion7(), Kind = kind.GetType().Name, Address = "z@mc.be", Organisation = "mechelen",
            };
            using var message = sender.Write(mail, name);
            Objections(message).ShouldBeEmpty(mail.Kind);
            message.Subject.ShouldNotBeNullOrWhiteSpace();
            message.HtmlBody!.ShouldContain("Zoë &lt;b&gt;&quot;Mc &amp; Co&quot;");
            WebUtility.HtmlDecode(Tag().Replace(message.HtmlBody![message.HtmlBody!.IndexOf("<body>", StringComparison.Ordinal)..], ""))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .ShouldBe(message.TextBody!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), mail.Kind);
        }

        // And in what really went out, also after a client was referred.
        var ocmw = await Ocmw.Of(platform.SignIn, "lierde", "oost-vlaanderen");
        await ocmw.Send();
        var administrator = await platform.SignIn("beheerder@agii.example");
        await RenewPassword(administrator, await platform.PersonId("ocmw@lierde.example"), PlatformFixture.Password);
        await platform.NewMail("ocmw@lierde.example", "Uw wachtwoord is vernieuwd");
        (await platform.AllMail()).SelectMany(Objections).ShouldBeEmpty();
    }

    [Fact]
    public void Control_a_mail_that_tells_of_a_client_is_found()
    {
        Objections(Message("Rijksregisternummer 93.05.18-223.61")).ShouldHaveSingleItem();
        Objections(Message("Nummer 93051822361")).ShouldHaveSingleItem();
        Objections(Message("Cliënt Amina Yilmaz werd doorverwezen")).ShouldNotBeEmpty();
        Objections(Message("https://elders.example/hier")).ShouldHaveSingleItem();
        Objections(Message("Uw account is klaar.")).ShouldBeEmpty();

        static MimeMessage Message(string text) =>
            new() { Body = new BodyBuilder { TextBody = text, HtmlBody = $"<p>{text}</p>" }.ToMessageBody(), Subject = "x" };
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)] // a folder knows every address
    public async Task Shows_the_administrator_that_there_is_no_such_address_and_tries_again_what_is_refused_for_now()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (gone, later) = ($"weg-{Guid.NewGuid():N}@zele.example", $"later-{Guid.NewGuid():N}@zele.example");
        var (lost, busy) = (await Account(gone), await Account(later));
        await RenewPassword(administrator, lost, "een-heel-nieuw-wachtwoord");
        await RenewPassword(administrator, busy, "een-heel-nieuw-wachtwoord");

        await PlatformFixture.Until(async () => await Bounces(lost));
        await platform.NewMail(later, "Uw wachtwoord is vernieuwd");
        (await Bounces(busy)).ShouldBeFalse("the control");
        (await platform.MailTo(gone)).ShouldBeEmpty();
        (await (await platform.Browse("beheerder@agii.example")).Get($"/agii/personen/{lost}")).ShouldContain("E-mail komt niet aan");

        async Task<bool> Bounces(Guid id) => (await administrator.GetJson($"/api/agii/people/{id}"))["mailBounces"]!.GetValue<bool>();

        Task<Guid> Account(string email) => administrator.Create("/api/agii/people",
            new { name = "Pia Nieuw", email, password = PlatformFixture.Password, role = "official", tenant = "zele" });
    }

    [Fact]
    [Trait(Shape.Only, Shape.Embedded)]
    public async Task Without_a_server_says_at_the_start_where_it_is_written()
    {
        var data = Directory.CreateTempSubdirectory("agii-mail").FullName;
        var settings = new Dictionary<string, string>(PlatformFixture.Settings(data)) { ["Mail:Host"] = "" };
        await using (var host = await HostProcess.Start(settings, "--services", "identity"))
        {
            await host.Says("Mail:Host is not set: no mail is sent.");
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>What in a mail may not be there: a national number, the word for a client with a name, a link to elsewhere.</summary>
    private static IEnumerable<string> Objections(MimeMessage mail)
    {
        var said = $"{mail.Subject}\n{mail.TextBody}";
        foreach (Match number in Number().Matches(said))
        {
            yield return number.Value;
        }

        foreach (Match client in Client().Matches(said))
        {
            yield return client.Value;
        }

        foreach (Match link in Link().Matches(said).Where(l => !l.Value.StartsWith("https://samen.example/", StringComparison.Ordinal)))
        {
            yield return link.Value;
        }
    }

    private static async Task<string> Open(HttpClient administrator, string role, string tenant)
    {
        var email = $"p{Guid.NewGuid():N}@{tenant}.example";
        await administrator.Create("/api/agii/people",
            new { name = "Pia Nieuw", email, password = PlatformFixture.Password, role, tenant });
        return email;
    }

    private static async Task RenewPassword(HttpClient administrator, Guid person, string password) =>
        (await administrator.PostJson($"/api/agii/people/{person}/password", new { password })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

    [GeneratedRegex("(?<![\\w-])\\d{2}[. ]?\\d{2}[. ]?\\d{2}[- ]?\\d{3}[. ]?\\d{2}(?![\\w-])", RegexOptions.None, 1000)]
    private static partial Regex Number();

    // The clients of the specs are called Amina Voorbeeld.
    [GeneratedRegex("Amina|Voorbeeld|[Cc]liënt(?:e)? \\p{Lu}\\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Client();

    [GeneratedRegex("https?://\\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
