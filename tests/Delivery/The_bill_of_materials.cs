using System.Text.Json.Nodes;

namespace AgiiPlatform.Delivery;

/// <summary>What the host is made of, as <c>tools/sbom</c> writes it for each build.</summary>
public sealed class The_bill_of_materials
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Helm.Chart, "../.."));

    private static readonly string[] Shipped = [.. Licences("What goes out with the platform")];

    private static readonly string[] Built = [.. Shipped, .. Licences("What only builds and tests it")];

    /// <summary>Packages whose licence stands in a file or at an address; each was read there.</summary>
    private static readonly string[] Read = [.. Licences("Read by hand")];

    private static readonly IReadOnlyList<JsonNode> Components = Bill("bom.json"), Everything = Bill("everything.json");

    /// <summary>The same packages as the lock file, so that none is there unseen.</summary>
    [Fact]
    public void Names_every_package_of_the_host()
    {
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository, "src/Host/packages.lock.json")))!["dependencies"]!["net10.0"]!
            .AsObject().Where(p => p.Value!["type"].Text() != "Project").Select(p => $"{p.Key} {p.Value!["resolved"].Text()}");

        Components.Select(c => $"{c["name"].Text()} {c["version"].Text()}").Order().ShouldBe(locked.Order());
    }

    [Fact]
    public void Gives_each_its_hash() => Components.Where(c => !c["hashes"].Each().Any()).Select(c => c["name"].Text()).ShouldBeEmpty();

    [Fact]
    public void Holds_only_licences_that_we_may_use() => Components.SelectMany(c => Objections(c, Shipped)).ShouldBeEmpty();

    /// <summary>What builds and tests the platform too, which is more.</summary>
    [Fact]
    public void Holds_the_rest_to_a_list_too()
    {
        Everything.Count.ShouldBeGreaterThan(Components.Count);
        Everything.SelectMany(c => Objections(c, Built)).ShouldBeEmpty();
    }

    /// <summary>npm's packages are in no bill: their lock files tell the licence and the hash of each.</summary>
    [Fact]
    public void Leaves_npm_to_its_lock_files()
    {
        var locks = new[] { "src", "tests" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository, f), "package-lock.json",
            new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })).ToList();

        locks.Count.ShouldBe(6);
        locks.SelectMany(l => ObjectionsOfNpm(JsonNode.Parse(File.ReadAllText(l))!)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"packages":{"node_modules/a":{"version":"1.0.0","integrity":"sha512-x","license":"GPL-3.0"}}}""", "a 1.0.0: GPL-3.0")]
    [InlineData("""{"packages":{"node_modules/a":{"version":"1.0.0","integrity":"sha512-x"}}}""", "a 1.0.0: no licence")]
    [InlineData("""{"packages":{"node_modules/a":{"version":"1.0.0","license":"MIT"}}}""", "a 1.0.0: no hash")]
    public void Is_objected_to_in_npm_too(string locked, string objection) =>
        ObjectionsOfNpm(JsonNode.Parse(locked)!).ShouldBe([objection]);

    /// <summary>What has another licence, or none, is told; and the version of MassTransit that is sold.</summary>
    [Theory]
    [InlineData("""{"name":"A","version":"1.0.0","licenses":[{"license":{"id":"AGPL-3.0-only"}}]}""", "A 1.0.0: AGPL-3.0-only")]
    [InlineData("""{"name":"A","version":"1.0.0"}""", "A 1.0.0: no licence")]
    [InlineData("""{"name":"A","version":"1.0.0","licenses":[{"license":{"name":"Unknown - See URL"}}]}""", "A 1.0.0: no licence")]
    [InlineData("""{"name":"MassTransit","version":"9.0.0","licenses":[{"license":{"id":"Apache-2.0"}}]}""", "MassTransit 9.0.0: version 9 is sold")]
    public void Is_objected_to_otherwise(string component, string objection) =>
        Objections(JsonNode.Parse(component)!, Shipped).ShouldBe([objection]);

    private static IEnumerable<string> Objections(JsonNode component, string[] allowed)
    {
        var (name, version) = (component["name"].Text()!, component["version"].Text()!);
        var licences = component["licenses"].Each().Select(l => l["license"]?["id"].Text() ?? l["expression"].Text()).OfType<string>().ToList();
        if (licences.Count == 0 && !Read.Contains(name))
        {
            yield return $"{name} {version}: no licence";
        }

        foreach (var licence in licences.Except(allowed))
        {
            yield return $"{name} {version}: {licence}";
        }

        if (name.StartsWith("MassTransit", StringComparison.Ordinal) && Version.Parse(version).Major >= 9)
        {
            yield return $"{name} {version}: version 9 is sold";
        }
    }

    private static IEnumerable<string> ObjectionsOfNpm(JsonNode locked)
    {
        foreach (var (path, package) in locked["packages"]!.AsObject().Where(p => p.Key.Length > 0))
        {
            var name = path[(path.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
            var licence = package!["license"].Text();
            if (!Read.Contains(name) && !Built.Contains(licence))
            {
                yield return $"{name} {package["version"].Text()}: {licence ?? "no licence"}";
            }

            if (package["integrity"] is null)
            {
                yield return $"{name} {package["version"].Text()}: no hash";
            }
        }
    }

    /// <summary>The first words of the rows under a heading of docs/licences.md.</summary>
    private static IEnumerable<string> Licences(string heading) => File.ReadLines(Path.Combine(Repository, "docs/licences.md"))
        .SkipWhile(l => l != $"## {heading}").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split(' ')[1]);

    private static IReadOnlyList<JsonNode> Bill(string file)
    {
        var folder = Path.GetDirectoryName(Environment.GetEnvironmentVariable("AGII_SBOM")
            ?? throw new InvalidOperationException("AGII_SBOM is missing: tests/run delivery."))!;
        return [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!["components"].Each()];
    }
}
