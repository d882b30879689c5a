using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Hosting;
using AgiiPlatform.Specs.Identity;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Operations;

/// <summary>
/// The same as on the pages, for scripts: a process of its own beside the host that runs, whose answer is lines with tabs and whose exit
/// code says whether it went well.
/// </summary>
[Collection(Alone.Name)]
public class Commands_for_operators(PlatformFixture platform)
{
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    private Dictionary<string, string> Settings => PlatformFixture.Settings(platform.DataDirectory);

    [Fact]
    public async Task Are_listed_and_refuse_what_they_do_not_know()
    {
        var help = await Ops("help");
        foreach (var command in (string[])["status", "outbox", "error-queues", "replay", "rebuild", "retention", "keys", "rotate-keys",
            "resync-rights", "reset-second-step"])
        {
            help.ShouldContain(line => line.StartsWith($"{command} ", StringComparison.Ordinal));
        }

        foreach (var (command, sentence) in new (string[], string)[]
        {
            (["herstel"], "There is no command 'herstel'"), (["replay"], "Which service?"), (["rebuild"], "Which projection?"),
            (["replay", "--service", "overzicht"], "There is no service 'overzicht'"),
        })
        {
            var (code, output) = await HostProcess.Run(Settings, ["--ops", .. command]);
            code.ShouldNotBe(0, output);
            output.ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task Tell_what_runs_and_what_waits()
    {
        await PlatformFixture.Until(async () => (await Ops("status", orCode: 1)).Count(l => l.Contains("\trunning\t")) == Services.Length);
        var status = await Ops("status", orCode: 1);
        foreach (var service in Services)
        {
            status.ShouldContain(l => l.StartsWith($"{service}\t{Environment.MachineName}:{Environment.ProcessId}\trunning\t"));
        }

        (await Ops("outbox")).Select(l => l.Split('\t')[0]).ShouldBe(["service", .. Services]);
        (await Ops("outbox", more: ["--service", "caseloads"])).Select(l => l.Split('\t')[0]).ShouldBe(["service", "caseloads"]);
        (await Ops("error-queues"))[0].ShouldBe("service\tqueue\tcount\tmessage\ttenant\tfailed\terror");
    }

    [Fact]
    [Trait(Shape.Only, Shape.Embedded)]
    public async Task Open_the_account_of_the_first_administrator_who_opens_the_others()
    {
        var data = Directory.CreateTempSubdirectory("agii-ops").FullName;
        var settings = new Dictionary<string, string>(PlatformFixture.Settings(data)) { ["Demo:Accounts"] = "false" };
        string[] command = ["--ops", "first-administrator", "--name", "Els Eerste", "--email", "els.eerste@agii.be"];

        var account = (await HostProcess.Command(settings, command)).Split('\n').Single(l => l.StartsWith("els", StringComparison.Ordinal));

        await using (var host = await HostProcess.Start(settings))
        {
            using var http = new HttpClient { BaseAddress = host.Address };
            var answer = await http.PostJson("/api/identity/login",
                new { email = "els.eerste@agii.be", password = account.Split('\t')[1].Trim() });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            http.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Bearer", (await answer.Body())["accessToken"]!.GetValue<string>());
            // What the command put in the outbox, this host has to send.
            await PlatformFixture.Until(async () => (await http.GetAsync("/api/agii/people")).IsSuccessStatusCode);
            await http.Create("/api/agii/people", new
            {
                name = "Tom Tweede", email = "tom.tweede@agii.be", password = "een-lang-wachtwoord", role = "administrator",
            });
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Open_no_account_where_somebody_is_administrator()
    {
        var (code, output) = await HostProcess.Run(
            Settings, "--ops", "first-administrator", "--name", "Els Eerste", "--email", "els.tweede@agii.be");

        code.ShouldBe(1, output);
        output.ShouldContain("There is an administrator");
    }

    [Fact]
    public async Task Wipe_the_second_step_of_one_account_for_an_administrator_who_lost_it()
    {
        // The command asks no role: with a second administrator, others could end the one on whom the other specs count.
        var email = await platform.NewPerson("evergem");
        var browser = await platform.Browse(email);
        await browser.SetUpApp();
        (await browser.IsIn()).ShouldBeTrue();
        var before = new Browser(platform.Address);
        await before.GivePassword(email);
        (await before.IsIn()).ShouldBeFalse("the control: the password alone is not enough");
        string[] command = ["--ops", "reset-second-step", "--email", email, "--by", "Nacht Dienst"];
        (await HostProcess.Run(Settings, command)).Output.ShouldContain("--reason is missing");

        command = [.. command, "--reason", "Toestel verloren"];
        (await HostProcess.Command(Settings, command)).ShouldContain($"{email}\t");

        await PlatformFixture.Until(async () => !await browser.IsIn());
        var after = new Browser(platform.Address);
        (await after.GivePassword(email)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await after.IsIn()).ShouldBeTrue();
        (await after.Open("/evergem/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.OK, "the rights are as they were");
        (await platform.NewMail(email, "Uw tweede stap is gewist")).ShouldNotBeNull();
        var id = await platform.Person(email);
        var noted = await platform.AsAgency("identity", db =>
            db.Audit.AsNoTracking().SingleAsync(a => a.Act == "ResetSecondStep" && a.Reason!.StartsWith($"{id}")));
        (noted.Role, noted.PersonId, noted.Reason)
            .ShouldBe(($"command of Nacht Dienst at {Environment.MachineName}", null, $"{id}: Toestel verloren"));
        foreach (var (address, sentence) in new[] { (email, "has no second step"), ("niemand@agii.example", "There is no account") })
        {
            var (code, output) = await HostProcess.Run(
                Settings, "--ops", "reset-second-step", "--email", address, "--reason", "Toestel verloren");
            code.ShouldBe(1, output);
            output.ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task Say_with_their_exit_code_that_a_service_does_not_run()
    {
        var data = Directory.CreateTempSubdirectory("agii-ops").FullName;
        var settings = PlatformFixture.Full ? Settings : PlatformFixture.Settings(data);
        if (PlatformFixture.Full)
        {
            (await HostProcess.Run(settings, "--ops", "status", "--service", "overview")).Output.ShouldContain("running");
        }
        else
        {
            var (code, output) = await HostProcess.Run(settings, "--ops", "status");
            code.ShouldBe(1, output);
            output.Split('\n').Count(l => l.Contains("\tabsent\t", StringComparison.Ordinal)).ShouldBe(Services.Length, output);
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Count_first_what_was_kept_long_enough_and_delete_it_only_when_told()
    {
        await Ops("retention", more: ["--service", "agreements", "--confirm", "yes"]);
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-40);
        await platform.AsAgency("agreements", async db =>
        {
            db.Add(new InboxMessage { MessageId = Ids.New(), Consumer = "spec", At = at });
            await db.Save("spec", null, default);
            return 0;
        });

        (await Ops("retention", more: ["--service", "agreements"])).ShouldBe(
            ["service\twould-delete\tmessages\tnotes\tanswers\taddresses", "agreements\t1\t0\t1\t0\t0"]);
        (await Ops("retention", more: ["--service", "agreements", "--confirm", "yes", "--by", "Nacht Dienst"])).ShouldBe(
            ["service\tdeleted\tmessages\tnotes\tanswers\taddresses", "agreements\t1\t0\t1\t0\t0"]);
        (await Ops("retention", more: ["--service", "agreements"]))[1].ShouldBe("agreements\t0\t0\t0\t0\t0");

        var log = await platform.AsAgency("agreements", db =>
            db.Audit.AsNoTracking().Where(a => a.Act == "RunRetention").OrderByDescending(a => a.Id).ToListAsync());
        log[0].Role.ShouldBe($"command of Nacht Dienst at {Environment.MachineName}");
        log[0].PersonId.ShouldBeNull();
    }

    [Fact]
    public async Task Rebuild_to_the_end_and_tell_how_far_it_is()
    {
        var lines = await Ops("rebuild", more: ["--projection", "overview"]);

        lines[0].ShouldBe("done\tof");
        lines[^1].Split('\t').Distinct().Count().ShouldBe(1, lines[^1]);
        (await HostProcess.Run(Settings, "--ops", "rebuild", "--projection", "agreements")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Tell_the_rights_again_and_which_keys_lock()
    {
        var before = await Resynchronisations();
        (await Ops("resync-rights")).ShouldBe(["told"]);
        (await Resynchronisations()).ShouldBe(before + 1);

        var keys = await Ops("keys");
        keys[0].ShouldBe("version\tstate\tnumbers");
        keys.ShouldContain(l => l.StartsWith("1\tcurrent\t", StringComparison.Ordinal));
        keys.ShouldContain("2\tolder\t0");
        (await Ops("rotate-keys"))[^1].ShouldBe("0");
    }

    private Task<int> Resynchronisations() => platform.AsAgency("identity", db =>
        db.Audit.CountAsync(a => a.Act == "RightsResynchronisation" && a.Role.StartsWith("command of ")));

    /// <summary>The lines of a command's answer.</summary>
    private async Task<IReadOnlyList<string>> Ops(string command, int orCode = 0, params string[] more)
    {
        var (code, output) = await HostProcess.Run(Settings, ["--ops", command, .. more]);
        code.ShouldBeOneOf([0, orCode], output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
