using System.Text.Json.Nodes;

namespace AgiiPlatform.Delivery;

/// <summary>What the host is made of, as <c>tools/sbom</c> writes it for each build.</summary>
public sealed class The_bill_of_materials
{
    private static readonly string[] Allowed = ["Apache-2.0", "BSD-3-Clause", "MIT", "MPL-2.0", "PostgreSQL"];

    /// <summary>Packages whose licence stands in a file or at an address; each was read there.</summary>
    private static readonly Dictionary<string, string> Read = new()
    {
        ["Apache.Arrow"] = "Apache-2.0", ["SQLite"] = "public domain", ["System.Security.Cryptography.ProtectedData"] = "MIT",
    };

    private static readonly IReadOnlyList<JsonNode> Components = [.. JsonNode.Parse(File.ReadAllText(
        Environment.GetEnvironmentVariable("AGII_SBOM") ?? throw new InvalidOperationException("AGII_SBOM is missing: tests/run delivery.")))!
        ["components"].Each()];

    /// <summary>The same packages as the lock file, so that none is there unseen.</summary>
    [Fact]
    public void Names_every_package_of_the_host()
    {
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Helm.Chart, "../../src/Host/packages.lock.json")))!["dependencies"]!["net10.0"]!
            .AsObject().Where(p => p.Value!["type"].Text() != "Project").Select(p => $"{p.Key} {p.Value!["resolved"].Text()}");

        Components.Select(c => $"{c["name"].Text()} {c["version"].Text()}").Order().ShouldBe(locked.Order());
    }

    [Fact]
    public void Gives_each_its_hash() => Components.Where(c => !c["hashes"].Each().Any()).Select(c => c["name"].Text()).ShouldBeEmpty();

    [Fact]
    public void Holds_only_licences_that_we_may_use() => Components.SelectMany(Objections).ShouldBeEmpty();

    /// <summary>What has another licence, or none, is told; and the version of MassTransit that is sold.</summary>
    [Theory]
    [InlineData("""{"name":"A","version":"1.0.0","licenses":[{"license":{"id":"AGPL-3.0-only"}}]}""", "A 1.0.0: AGPL-3.0-only")]
    [InlineData("""{"name":"A","version":"1.0.0"}""", "A 1.0.0: no licence")]
    [InlineData("""{"name":"A","version":"1.0.0","licenses":[{"license":{"name":"Unknown - See URL"}}]}""", "A 1.0.0: no licence")]
    [InlineData("""{"name":"MassTransit","version":"9.0.0","licenses":[{"license":{"id":"Apache-2.0"}}]}""", "MassTransit 9.0.0: version 9 is sold")]
    public void Is_objected_to_otherwise(string component, string objection) =>
        Objections(JsonNode.Parse(component)!).ShouldBe([objection]);

    private static IEnumerable<string> Objections(JsonNode component)
    {
        var (name, version) = (component["name"].Text()!, component["version"].Text()!);
        var licences = component["licenses"].Each().Select(l => l["license"]?["id"].Text() ?? l["expression"].Text()).OfType<string>().ToList();
        if (licences.Count == 0 && !Read.ContainsKey(name))
        {
            yield return $"{name} {version}: no licence";
        }

        foreach (var licence in licences.Except(Allowed))
        {
            yield return $"{name} {version}: {licence}";
        }

        if (name.StartsWith("MassTransit", StringComparison.Ordinal) && Version.Parse(version).Major >= 9)
        {
            yield return $"{name} {version}: version 9 is sold";
        }
    }
}
