using System.Diagnostics;
using System.Net;
using System.Text;
using AgiiPlatform.Web.Input;
using Npgsql;

namespace AgiiPlatform.Specs.Inburgering;

public class National_numbers_stay_hidden(PlatformFixture platform)
{
    [Fact]
    public async Task In_no_byte_of_the_store_is_a_number_in_the_clear()
    {
        var ocmw = await Ocmw.Of(platform, "overijse", "vlaams-brabant", protocol: false);
        const string planted = "12345678901"; // a valid number would be refused in this text
        await ocmw.RegisterProtocol(legalBasis: $"Decreet, met {planted} als lokaas");
        var insz = Ocmw.NewInsz();
        var id = await ocmw.Send(Ocmw.Referral(insz));
        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)).EnsureSuccessStatusCode();
        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Opzoeken" })).EnsureSuccessStatusCode();

        var store = await EverythingStored("overijse");

        Holds(store, planted).ShouldBeTrue("control: the scan finds a number that lies in the clear");
        Holds(store, insz).ShouldBeFalse();
        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Nakijken" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK, "and yet it is there");
    }

    [Fact]
    public async Task No_answer_but_the_one_that_was_asked_for_shows_it()
    {
        var ocmw = await Ocmw.Of(platform, "opwijk", "vlaams-brabant");
        var insz = Ocmw.NewInsz();
        var id = await ocmw.Send(Ocmw.Referral(insz));

        var answers = new StringBuilder();
        foreach (var path in (string[])[ocmw.Referrals, $"{ocmw.Referrals}/{id}", $"{ocmw.Referrals}/{id}/history"])
        {
            answers.Append(await (await ocmw.Counsellor.GetAsync(path)).Content.ReadAsStringAsync());
        }

        answers.Append(await (await ocmw.Counsellor.GetAsync("/api/agii/referrals?limit=100")).Content.ReadAsStringAsync());
        answers.Append(await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(insz))).Content.ReadAsStringAsync());

        answers.ToString().ShouldContain("***.**");
        Variants(insz).ShouldAllBe(v => !answers.ToString().Contains(v));
    }

    [Theory]
    [InlineData("note")]
    [InlineData("reasonText")]
    public async Task A_number_typed_in_a_text_is_refused_there(string field)
    {
        var ocmw = await Ocmw.Of(platform, "oudenaarde", "oost-vlaanderen");
        var referral = Ocmw.Referral();
        referral[field] = "Zie ook zijn zus, 93.05.18-223.61, die al komt.";

        await (await ocmw.Worker.PostJson(ocmw.Referrals, referral))
            .ShouldRefuse(400, "invalid-input", "Schrijf hier geen rijksregisternummer");

        referral[field] = "Bel 02 555 12 34, dossier 2026/93051822362.";
        await ocmw.Send(referral);
    }

    [Theory]
    [InlineData("93051822361", true)]
    [InlineData("nr. 93.05.18-223.61.", true)]
    [InlineData("93 05 18 223 61", true)]
    [InlineData("bis 95210100273!", true)]
    [InlineData("93.05.18\u2013223.61", true)]
    [InlineData("930518_22361", true)]
    [InlineData("93,05,18,223,61", true)]
    [InlineData("(93.05.18) 223 [61]", true)]
    [InlineData("93.05.18 \u2013 (223) 61", true)]
    [InlineData("93\u200b0518\u00ad22\u20603\ufeff61", true)]
    [InlineData("\uff19\uff13.\uff10\uff15.\uff11\uff18\uff0d\uff12\uff12\uff13.\uff16\uff11", true)]
    [InlineData("\u0669\u0663\u0660\u0665\u0661\u0668\u0662\u0662\u0663\u0666\u0661", true)]
    [InlineData("930 518 223 61", true)]
    [InlineData("9305 1822 361", true)]
    [InlineData("9 3 0 5 1 8 2 2 3 6 1", true)]
    [InlineData("93051822361@mail.example", true)]
    [InlineData("rrn93051822361", true)]
    [InlineData("+32 470 13 50 39", false)]
    [InlineData("+32470135039", false)]
    [InlineData("+ (32) 470 13 50 39", false)]
    [InlineData("32 470 13 50 39", false)]
    [InlineData("0032 470 13 50 39", false)]
    [InlineData("0470 13 50 39", false)]
    [InlineData("0470/13.50.39, 2 personen", false)]
    [InlineData("BE 0403.019.261", false)]
    [InlineData("0403.019.261, 2800 Mechelen", false)]
    [InlineData("+++090/9337/55493+++", false)]
    [InlineData("van 01.02.2026 tot 05.03.2026", false)]
    [InlineData("4-9-2018, 38 aanwezigen: 36 voor, 2 tegen", false)]
    [InlineData("93051899975", false)]
    [InlineData("93051822362", false)]
    [InlineData("930518223610", false)]
    [InlineData("193051822361", false)]
    [InlineData("0475 11 22 33", false)]
    [InlineData("BE68 5390 0754 7034", false)]
    [InlineData("", false)]
    public void A_national_number_in_a_text_is_recognised_and_other_numbers_are_not(string text, bool holds) =>
        NationalNumber.IsIn(text).ShouldBe(holds);

    private static string[] Variants(string insz) =>
    [
        insz,
        $"{insz[..2]}.{insz[2..4]}.{insz[4..6]}-{insz[6..9]}.{insz[9..]}",
        Convert.ToHexStringLower(Encoding.ASCII.GetBytes(insz)),
        Convert.ToBase64String(Encoding.ASCII.GetBytes(insz)),
    ];

    private static bool Holds(byte[] store, string insz) =>
        Variants(insz).Any(v => store.AsSpan().IndexOf(Encoding.UTF8.GetBytes(v)) >= 0
            || store.AsSpan().IndexOf(Encoding.Unicode.GetBytes(v)) >= 0);

    /// <summary>All files of the embedded shape but the keys; in PostgreSQL every row of every table, as text.</summary>
    private async Task<byte[]> EverythingStored(string slug)
    {
        using var all = new MemoryStream();
        if (!PlatformFixture.Full)
        {
            // By another process: closing a file drops the locks that this one, where the host runs, has on it.
            var start = new ProcessStartInfo("cat") { UseShellExecute = false, RedirectStandardOutput = true };
            Directory.GetFiles(platform.DataDirectory, "*.db*").ToList().ForEach(start.ArgumentList.Add);
            using var cat = Process.Start(start)!;
            await cat.StandardOutput.BaseStream.CopyToAsync(all);
            await cat.WaitForExitAsync();
            cat.ExitCode.ShouldBe(0);
            return all.ToArray();
        }

        await using var connection = new NpgsqlConnection(PlatformFixture.Settings(platform.DataDirectory)["ConnectionStrings:migrator"]);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand(
            $"select set_config('app.tenants', '{platform.Tenant(slug).Id}', false), set_config('app.relay', 'on', false)", connection))
        {
            await command.ExecuteNonQueryAsync();
        }

        await using (var command = new NpgsqlCommand(
            "select table_name from information_schema.tables where table_schema = 'inburgering'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand(
                $"select coalesce(string_agg(t::text, ' '), '') from inburgering.\"{table}\" t", connection);
            all.Write(Encoding.UTF8.GetBytes((string)(await command.ExecuteScalarAsync())!));
        }

        return all.ToArray();
    }
}
