using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AgiiPlatform.Specs.Inburgering;

[Collection("platform")]
public class Reading_is_logged(PlatformFixture platform)
{
    [Fact]
    public async Task Each_opening_is_one_row_that_says_who_in_which_role_and_why()
    {
        var ocmw = await Ocmw.Of(platform, "nieuwpoort", "west-vlaanderen");
        var id = await ocmw.Send();

        await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}");
        await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}");
        await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}");

        var rows = (await platform.Audit("nieuwpoort", id)).Where(a => a.Act == "OpenReferral").ToList();
        rows.Select(r => r.Role).ShouldBe(["counsellor", "counsellor", "ocmw-worker"]);
        rows.ShouldAllBe(r => r.Reason == "dossier geopend" && r.PersonId != null && r.RecordType == "Referral");
        rows[0].PersonId.ShouldBe(await platform.PersonId("trajectbegeleider.west-vlaanderen@agii.example"));
    }

    [Fact]
    public async Task Each_page_of_a_list_is_one_row_with_the_ids_it_showed()
    {
        var ocmw = await Ocmw.Of(platform, "nieuwerkerken", "limburg");
        var id = await ocmw.Send();

        await ocmw.Worker.GetJson(ocmw.Referrals);
        await ocmw.Counsellor.GetJson("/api/agii/referrals");

        var own = (await platform.Audit("nieuwerkerken")).Single(a => a.Act == "ListReferrals");
        own.Reason!.ShouldContain(id.ToString("N"));
        var agency = (await platform.Audit("agii")).Where(a => a.Act == "ListReferralsOfRegion").ToList();
        agency.ShouldContain(a => a.Reason!.Contains(id.ToString("N")));
    }

    [Fact]
    public async Task Showing_the_whole_number_asks_a_reason_and_is_logged_with_it()
    {
        var ocmw = await Ocmw.Of(platform, "nazareth-de-pinte", "oost-vlaanderen");
        var insz = Ocmw.NewInsz();
        var id = await ocmw.Send(Ocmw.Referral(insz));

        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { })).ShouldRefuse(400, "invalid-input");
        (await platform.Audit("nazareth-de-pinte", id)).ShouldNotContain(a => a.Act == "RevealNationalNumber");

        var answer = await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Opzoeken in KBI" });

        (await answer.Body())["insz"]!.GetValue<string>().ShouldBe(insz);
        (await platform.Audit("nazareth-de-pinte", id)).Single(a => a.Act == "RevealNationalNumber").Reason.ShouldBe("Opzoeken in KBI");
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_nothing_is_shown_and_nothing_changes()
    {
        var ocmw = await Ocmw.Of(platform, "oosterzele", "oost-vlaanderen");
        var id = await ocmw.Send();

        await using (await LogThatRefuses(id))
        {
            var opened = await ocmw.Counsellor.GetAsync($"{ocmw.Referrals}/{id}");
            opened.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await opened.Content.ReadAsStringAsync()).ShouldNotContain("Voorbeeld");
            var revealed = await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Opzoeken" });
            revealed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        }

        (await ocmw.StateOf(id)).ShouldBe("sent", "the receipt belongs to the same transaction");
        (await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["lastName"]!.GetValue<string>().ShouldBe("Voorbeeld", "control: with a log it is shown");
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_a_list_shows_nobody_either()
    {
        var ocmw = await Ocmw.Of(platform, "oostkamp", "west-vlaanderen");
        await ocmw.Send();
        var tenant = platform.Tenant("oostkamp").Id;

        await using (await LogThatRefuses(tenant, column: "tenant_id"))
        {
            var list = await ocmw.Worker.GetAsync(ocmw.Referrals);
            list.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await list.Content.ReadAsStringAsync()).ShouldNotContain("Voorbeeld");
        }

        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>Makes the store refuse audit rows with this id, until disposed.</summary>
    private async Task<IAsyncDisposable> LogThatRefuses(Guid id, string column = "record_id")
    {
        if (PlatformFixture.Full)
        {
            var text = PlatformFixture.Settings(platform.DataDirectory)["ConnectionStrings:migrator"];
            await Run(text, $"alter table inburgering.audit_log add constraint refuse check ({column} is distinct from '{id}') not valid");
            return new Undo(() => Run(text, "alter table inburgering.audit_log drop constraint refuse"));
        }

        var file = $"Data Source={Path.Combine(platform.DataDirectory, "inburgering.db")};Default Timeout=30";
        await RunSqlite(file, $"create trigger refuse before insert on audit_log when upper(new.{column}) = '{id.ToString().ToUpperInvariant()}' begin select raise(abort, 'full'); end");
        return new Undo(() => RunSqlite(file, "drop trigger refuse"));
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunSqlite(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
