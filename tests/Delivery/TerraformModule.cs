using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Delivery;

/// <summary>A folder of Terraform's, as data: <c>tests/infrastructure/terraform/read.mjs</c> reads it, without Terraform.</summary>
internal sealed class TerraformModule
{
    /// <summary>The folder of the repository's Terraform.</summary>
    internal static readonly string Home = Path.GetFullPath(Path.Combine(Helm.Chart, "../../terraform"));

    private static readonly string Broken = Path.GetFullPath(Path.Combine(Helm.Chart, "../../tests/Delivery/Broken"));

    private static readonly Lazy<IReadOnlyList<TerraformModule>> Read = new(ReadAll);

    private TerraformModule(JsonNode read)
    {
        Folder = read["folder"].Text()!;
        Files = [.. read["files"].Each()
            .Select(f => new TerraformFile(f["name"].Text()!, f["text"].Text()!, f["error"].Text(), f["blocks"]!))];
        References = [.. read["references"].Each().Where(r => !r["file"].Text()!.EndsWith(".tftest.hcl", StringComparison.Ordinal))
            .Select(r => r["path"].Text()!).Distinct()];
    }

    /// <summary>Where it is.</summary>
    internal string Folder { get; }

    /// <summary>The last part of where it is.</summary>
    internal string Name => Path.GetFileName(Folder);

    /// <summary>Where it is within the repository's Terraform.</summary>
    internal string Title => Path.GetRelativePath(Home, Folder);

    /// <summary>Its files.</summary>
    internal IReadOnlyList<TerraformFile> Files { get; }

    /// <summary>What its expressions refer to: <c>var.environment</c>, <c>module.naming.names.vault</c>.</summary>
    internal IReadOnlyList<string> References { get; }

    /// <summary>The parts of the platform's infrastructure.</summary>
    internal static IEnumerable<TerraformModule> All => Read.Value.Where(m => m.Folder.StartsWith(Home, StringComparison.Ordinal));

    /// <summary>What breaks a rule, by the name of its folder.</summary>
    internal static IEnumerable<TerraformModule> Controls => Read.Value.Where(m => m.Folder.StartsWith(Broken, StringComparison.Ordinal));

    /// <summary>The module in a folder beside, or below.</summary>
    internal TerraformModule? Called(string source) =>
        Read.Value.FirstOrDefault(m => m.Folder == Path.GetFullPath(Path.Combine(Folder, source)));

    /// <summary>The blocks of a kind with one label (<c>variable</c>, <c>output</c>, <c>module</c>): each name with its body.</summary>
    internal IEnumerable<(string Name, JsonNode Body)> Blocks(string kind) => Files.SelectMany(f => Members(f.Blocks[kind]))
        .SelectMany(p => p.Value.Each().Select(body => (p.Key, body)));

    /// <summary>The blocks of a kind with two (<c>resource</c>, <c>data</c>, <c>ephemeral</c>): type, name and body.</summary>
    internal IEnumerable<(string Type, string Name, JsonNode Body)> Objects(string kind) => Files.SelectMany(f => Members(f.Blocks[kind]))
        .SelectMany(type => Members(type.Value).SelectMany(p => p.Value.Each().Select(body => (type.Key, p.Key, body))));

    /// <summary>The resources of a type.</summary>
    internal IEnumerable<(string Name, JsonNode Body)> Resources(string type) =>
        Objects("resource").Where(r => r.Type == type).Select(r => ($"{r.Type}.{r.Name}", r.Body));

    /// <summary>The names in its <c>locals</c>.</summary>
    internal IEnumerable<string> Locals => Files.SelectMany(f => f.Blocks["locals"].Each()).SelectMany(l => Members(l).Select(p => p.Key));

    /// <summary>The members of an object; none when it is none.</summary>
    internal static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node as JsonObject ?? [];

    private static IReadOnlyList<TerraformModule> ReadAll()
    {
        var script = Path.GetFullPath(Path.Combine(Home, "../tests/infrastructure/terraform/read.mjs"));
        var modules = Environment.GetEnvironmentVariable("AGII_HCL")
            ?? throw new InvalidOperationException("AGII_HCL is missing: run tests/run delivery.");
        using var node = Process.Start(new ProcessStartInfo("node", [script, modules, Home, Broken])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        })!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return [.. JsonNode.Parse(output).Each().Select(m => new TerraformModule(m))];
    }
}
