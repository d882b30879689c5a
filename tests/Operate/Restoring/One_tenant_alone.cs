using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>A municipality leaves with all that is its own, to an empty platform with other keys; nothing of another goes along.</summary>
[Collection("restoring")]
public sealed class One_tenant_alone : IDisposable
{
    private const string Passphrase = "vier woorden die niemand raadt";
    private readonly string _data = Directory.CreateTempSubdirectory("agii-alone").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Goes_to_an_empty_platform_and_comes_back_the_same()
    {
        var passphrase = Path.Combine(_data, "passphrase");
        await File.WriteAllTextAsync(passphrase, Passphrase + "\n");
        await using var cluster = await Cluster.Start();
        var whole = await cluster.Database("whole", Path.Combine(_data, "whole"));
        whole["Demo:Accounts"] = "true";
        Scene lier;
        string seen;
        await using (var host = await HostProcess.Start(whole))
        {
            lier = await Scene.Play(host.Address, "lier", "antwerpen");
            await Scene.Play(host.Address, "geel", "antwerpen");
            seen = await lier.SeenInside(host.Address);
        }

        var (first, again, other) = (Path.Combine(_data, "lier.zip"), Path.Combine(_data, "again.zip"), Path.Combine(_data, "geel.zip"));
        await Export(whole, "lier", first);
        await Export(whole, "geel", other);

        var content = Content(first);
        var foreign = $"{await cluster.Ask("whole",
            "select tenant_id from identity.rights join identity.people p on p.id = person_id where email = 'ambtenaar@geel.example'")}";
        content.Values.ShouldAllBe(text => !text.Contains(foreign) && !text.Contains("@geel.example"));
        Content(other).Values.ShouldContain(text => text.Contains(foreign), "the control");
        Content(other)["identity/people.jsonl"].ShouldContain("@geel.example", customMessage: "the control");
        content.Values.ShouldAllBe(text => !text.Contains(Scene.Number), "no number is in the clear");
        content["identity/people.jsonl"].ShouldNotContain("\"password_hash\":\"", customMessage: "no password goes along");
        (await Refused(whole, "export", "--tenant", "nergens", "--to", again)).ShouldContain("There is no municipality 'nergens'");

        // An empty platform with other keys, and documents in a folder.
        var alone = await cluster.Database("alone", Path.Combine(_data, "alone"));
        alone.Remove("ConnectionStrings:blob");
        alone["PersonalData:MasterKeys:1"] = Convert.ToBase64String(SHA256.HashData("another"u8));
        await File.WriteAllTextAsync(passphrase, "niet dezelfde woorden als toen\n");
        (await Refused(alone, "import", "--from", first)).ShouldContain("The passphrase is not the one that it was made with");
        await File.WriteAllTextAsync(passphrase, Passphrase + "\n");
        (await Refused(alone, "import", "--from", Changed(first))).ShouldContain("agreements/agreements.jsonl was changed");
        (await cluster.Ask("alone", "select count(*) from agreements.agreements")).ShouldBe(0L, "nothing of it was read in");

        await HostProcess.Command(alone, "--ops", "import", "--from", first, "--passphrase-file", passphrase);

        (await Refused(alone, "import", "--from", first)).ShouldContain("has rows here already");
        await Export(alone, "lier", again);
        Without(Content(again)).ShouldBe(Without(content));
        Numbers(again).ShouldBe(Numbers(first));
        Numbers(first).Order().ShouldBe([Scene.Number, Scene.OtherNumber]);

        // The sessions are of the other platform: only for looking are its keys taken over.
        var keys = $"{await cluster.Ask("whole", "select xml from platform.data_protection_keys")}";
        await cluster.Ask("alone", $"insert into platform.data_protection_keys (xml) values ($x${keys}$x$)");
        await using (var moved = await HostProcess.Start(alone))
        {
            (await lier.SeenInside(moved.Address)).ShouldBe(seen);
        }

        // And to the embedded shape, which makes its own master key.
        var folder = Path.Combine(_data, "embedded");
        var embedded = new Dictionary<string, string>
        {
            ["DataDirectory"] = folder, ["PublicOrigin"] = "https://samen.example", ["Demo:Fill"] = "false", ["Demo:Accounts"] = "false",
        };
        await using (var empty = await HostProcess.Start(embedded))
        {
            (await Refused(embedded, "import", "--from", first)).ShouldContain("is in use by another process");
        }

        await HostProcess.Command(embedded, "--ops", "import", "--from", first, "--passphrase-file", passphrase);
        await File.WriteAllTextAsync(Path.Combine(folder, "keys", "key-of-the-other.xml"), keys);
        await using var small = await HostProcess.Start(embedded);
        (await lier.SeenInside(small.Address)).ShouldBe(seen);

        Task<string> Export(Dictionary<string, string> settings, string tenant, string to) =>
            HostProcess.Command(settings, "--ops", "export", "--tenant", tenant, "--to", to, "--passphrase-file", passphrase);

        async Task<string> Refused(Dictionary<string, string> settings, params string[] command)
        {
            await using var host = HostProcess.Launch(settings, ["--ops", .. command, "--passphrase-file", passphrase]);
            (await host.Ended()).ShouldBe(1, host.Output);
            return host.Output;
        }
    }

    private static Dictionary<string, string> Content(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }

    /// <summary>The content but for what differs each time that a number is locked.</summary>
    private static string Without(Dictionary<string, string> content) => string.Join('\n', content
        .Where(c => c.Key != "manifest.json").OrderBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => c.Key + "\n" + (c.Key == "inburgering/referrals.jsonl" ? string.Join('\n', Rows(c.Value).Select(r =>
        {
            r.Remove("insz_locked");
            r.Remove("insz_fingerprint");
            return r.ToJsonString();
        })) : c.Value)));

    /// <summary>The national numbers, opened as whoever has the passphrase can.</summary>
    private static List<string> Numbers(string archive)
    {
        var content = Content(archive);
        var salt = JsonNode.Parse(content["manifest.json"])!["salt"]!.GetValue<string>();
        var vault = new InszVault(new Dictionary<byte, byte[]>
        {
            [1] = Rfc2898DeriveBytes.Pbkdf2(Passphrase, Convert.FromBase64String(salt), 600_000, HashAlgorithmName.SHA256, 32),
        });
        return [.. Rows(content["inburgering/referrals.jsonl"]).Select(r => vault.Decrypt(
            r["tenant_id"]!.GetValue<Guid>(), r["id"]!.GetValue<Guid>(), "insz",
            Convert.FromBase64String($"{r["insz_locked"]}")).Reveal())];
    }

    private static IEnumerable<JsonObject> Rows(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject());

    /// <summary>The archive with one letter changed.</summary>
    private string Changed(string archive)
    {
        var changed = Path.Combine(_data, "changed.zip");
        File.Copy(archive, changed);
        var text = Content(archive)["agreements/agreements.jsonl"];
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        zip.GetEntry("agreements/agreements.jsonl")!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry("agreements/agreements.jsonl").Open());
        writer.Write(text.Replace("Samenwerkingsovereenkomst", "Samenwerkingsovereenkomsd"));
        return changed;
    }
}
