namespace AgiiPlatform.Delivery;

/// <summary>
/// Terraform's files, read as data: the rules over each part, and for each rule a part that breaks it (<c>Broken</c>). What a provider
/// makes of them needs Azure.
/// </summary>
public sealed class The_infrastructure
{
    private static readonly string[] Roots = ["foundation", "application"];

    /// <summary>Every part with every rule.</summary>
    public static TheoryData<string, string> PartsAndRules =>
        [.. TerraformModule.All.SelectMany(_ => TerraformRule.All.Keys, (part, rule) => (part.Title, rule))];

    /// <summary>The rules.</summary>
    public static TheoryData<string> Rules => [.. TerraformRule.All.Keys];

    [Theory, MemberData(nameof(PartsAndRules))]
    public void Keeps_to_the_rules(string part, string rule) =>
        TerraformRule.All[rule](TerraformModule.All.Single(m => m.Title == part)).ShouldBeEmpty();

    [Fact]
    public void Has_a_foundation_an_application_and_what_needs_no_cloud() => TerraformModule.All
        .Where(m => m.Files.Any(f => f.Name.EndsWith(".tf", StringComparison.Ordinal))).Select(m => m.Name)
        .ShouldBe(["application", "foundation", "naming", "values"], ignoreOrder: true);

    /// <summary>The control of a rule keeps to all the others that have to do with what it holds.</summary>
    [Theory, MemberData(nameof(Rules))]
    public void Is_refused_when_it_breaks_one(string rule) =>
        TerraformRule.All[rule](TerraformModule.Controls.Single(m => m.Name == rule.Replace(' ', '-'))).ShouldNotBeEmpty();

    /// <summary>Both parts get the same file: what one of them would not know of is a mistake. The application gets a second one.</summary>
    [Theory]
    [InlineData("test")]
    [InlineData("production")]
    public void Gets_from_an_environment_what_it_asks_for(string environment)
    {
        var given = Environment($"{environment}.tfvars");
        Mismatch(Root("foundation"), given.Keys).ShouldBeEmpty();
        Mismatch(Root("application"), given.Keys.Concat(Environment($"{environment}.application.tfvars").Keys)).ShouldBeEmpty();

        given["environment"].ShouldBe(environment);
    }

    [Fact]
    public void Would_not_get_it_otherwise()
    {
        var given = Environment("test.tfvars");
        given["munucipalities"] = "20";
        given.Remove("municipalities");

        Mismatch(Root("foundation"), given.Keys).ShouldBe(["munucipalities", "municipalities"]);
    }

    /// <summary>Two parts, two environments: four states, and no two in one place.</summary>
    [Fact]
    public void Keeps_its_states_apart()
    {
        var keys = Roots.Select(r => Root(r).Files.SelectMany(f => f.Blocks["terraform"].Each())
            .SelectMany(t => t["backend"]?["azurerm"].Each() ?? []).Single()["key"].Text()).ToList();
        keys.Distinct().Count().ShouldBe(2);

        var accounts = new[] { "test", "production" }.Select(e => Environment($"{e}.backend.hcl")["storage_account_name"]).ToList();
        accounts.Distinct().Count().ShouldBe(2);
        var subscriptions = new[] { "test", "production" }.Select(e => Environment($"{e}.tfvars")["subscription_id"]).ToList();
        subscriptions.Distinct().Count().ShouldBe(2);
    }

    /// <summary>The schemas are those of the versions that are pinned.</summary>
    [Theory]
    [InlineData("foundation")]
    [InlineData("application")]
    public void Is_held_to_the_schemas_of_the_versions_it_pins(string root)
    {
        foreach (var (provider, pin) in Root(root).Files.SelectMany(f => f.Blocks["terraform"].Each())
            .SelectMany(t => t["required_providers"].Each()).SelectMany(TerraformModule.Members))
        {
            if (ProviderSchemas.All["providers"]![provider] is { } version) // of random, only what is ephemeral is used, and that has none
            {
                version.Text().ShouldBe(pin!["version"].Text(), provider);
            }
        }
    }

    /// <summary>What the chart refers to (charts/agii-platform/README.md), the application makes: each secret, with each key.</summary>
    [Theory]
    [InlineData("agii-${each.key}", "ConnectionStrings__${each.key}", "ConnectionStrings__rabbitmq", "PersonalData__MasterKeys__")]
    [InlineData("agii-shared", "ConnectionStrings__blob", "RABBITMQ_MANAGEMENT", "Messages__Keys__${s}__1")]
    [InlineData("agii-platform", "ConnectionStrings__rabbitmq")]
    [InlineData("agii-mail", "Mail__Password")]
    [InlineData("agii-migrator", "ConnectionStrings__migrator", "ConnectionStrings__rabbitmq")]
    [InlineData("agii-certificate", "password", "data-protection.pfx")]
    [InlineData("tls", "tls.crt", "tls.key")]
    public void Makes_each_secret_that_the_charts_refer_to(string secret, params string[] keys)
    {
        var made = Root("application").Resources("kubernetes_secret_v1")
            .Single(s => s.Body["metadata"].Each().Single()["name"].Text() == secret).Body;

        keys.ShouldAllBe(key => $"{made["data_wo"]}{made["binary_data_wo"]}".Contains(key, StringComparison.Ordinal));
    }

    private static TerraformModule Root(string name) => TerraformModule.All.Single(m => m.Name == name);

    private static Dictionary<string, string> Environment(string file) => TerraformModule.All.Single(m => m.Name == "environments").Files
        .Single(f => f.Name == file).Blocks.AsObject().ToDictionary(p => p.Key, p => p.Value.Text()!);

    /// <summary>What is given and not asked for, and the other way round; a release's image comes on the command line.</summary>
    private static IEnumerable<string> Mismatch(TerraformModule root, IEnumerable<string> given)
    {
        var asked = root.Blocks("variable").ToList();
        return given.Except(asked.Select(a => a.Name))
            .Concat(asked.Where(a => a.Body["default"] is null && a.Name != "image_digest").Select(a => a.Name).Except(given));
    }
}
