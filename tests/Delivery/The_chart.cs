using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AgiiPlatform.Delivery;

/// <summary>What the chart makes of each example.</summary>
public sealed class The_chart
{
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    /// <summary>The examples.</summary>
    public static TheoryData<string> Examples => [.. Helm.Examples];

    [Theory, MemberData(nameof(Examples))]
    public void Is_a_chart_as_Helm_wants_it(string example) => Helm.Lint(example).ShouldContain("0 chart(s) failed");

    /// <summary>Each service in one pod, whichever way they are dealt out.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Runs_every_service(string example) =>
        Pods(example).SelectMany(p => Run(p)).Order().ShouldBe(Services.Order());

    /// <summary>The migration is there before the pods, with its own login and no other.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Migrates_before_the_pods(string example)
    {
        var job = Render(example).Of("Job").ShouldHaveSingleItem();

        job["metadata"]!["annotations"]!["helm.sh/hook"].Text().ShouldBe("pre-install,pre-upgrade");
        var container = job.Pod()!["containers"]![0]!;
        container["args"].Each().Select(a => a.Text()).ShouldBe(["--migrate", "true"]);
        SecretsOf(container).ShouldBe(["agii-migrator"]);
    }

    /// <summary>What a pod does not run it holds no secrets of.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Gives_a_pod_the_secrets_of_its_own_services(string example)
    {
        foreach (var pod in Pods(example))
        {
            var services = Run(pod).ToList();
            string[] expected = services.Count == 0 ? [] : [.. services.Select(s => $"agii-{s}"), "agii-shared", "agii-certificate",
                .. services.Contains("identity") ? ["agii-mail"] : Array.Empty<string>()];
            SecretsOf(pod.Pod()!["containers"]![0]!).ShouldBe(expected, ignoreOrder: true, pod.Title());
        }
    }

    /// <summary>What the entry's people ask comes to a pod that runs it.</summary>
    [Fact]
    public void Has_the_gateway_find_each_service()
    {
        var all = Render("pod-per-service");
        var gateway = all.Of("Deployment").Single(d => d.Name() == "agii-gateway").Pod()!["containers"]![0]!;
        foreach (var service in Services)
        {
            var address = new Uri(gateway["env"].Each().Single(e => e["name"].Text() == $"Gateway__{service}")["value"].Text()!);
            var door = all.Of("Service").Single(s => s.Name() == address.Host);
            door["spec"]!["ports"]![0]!["port"].Text().ShouldBe($"{address.Port}");
            var behind = all.Of("Deployment").Single(d => door["spec"]!["selector"]!.Selects(LabelsOf(d)));
            Run(behind).ShouldContain(service);
        }
    }

    /// <summary>A name that selects nothing is a budget, a scaler or a policy that does nothing.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Has_no_selector_that_selects_nothing(string example)
    {
        var all = Render(example);
        var pods = all.Where(m => m.Pod() is not null).ToList();
        foreach (var selector in all.Of("Service").Select(s => s["spec"]!["selector"]!)
            .Concat(all.Of("PodDisruptionBudget").Select(b => b["spec"]!["selector"]!["matchLabels"]!))
            .Concat(all.Of("NetworkPolicy").Select(p => p["spec"]!["podSelector"]!["matchLabels"]).OfType<JsonNode>()))
        {
            pods.Any(p => selector.Selects(LabelsOf(p))).ShouldBeTrue(selector.ToJsonString());
        }

        foreach (var scaler in all.Where(m => m.Kind() is "HorizontalPodAutoscaler" or "ScaledObject"))
        {
            all.Of("Deployment").Select(d => d.Name()).ShouldContain(scaler["spec"]!["scaleTargetRef"]!["name"].Text()!);
        }

        foreach (var named in all.Of("NetworkPolicy").SelectMany(p => p["spec"]!["podSelector"]!["matchExpressions"].Each())
            .Where(e => e["key"].Text() == "app.kubernetes.io/component").SelectMany(e => e["values"].Each()))
        {
            pods.Select(p => LabelsOf(p)!["app.kubernetes.io/component"].Text()).ShouldContain(named.Text());
        }
    }

    /// <summary>A pod that is going says so for a while, and has time left to finish.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Gives_a_pod_time_to_go(string example) => Pods(example).ShouldAllBe(p =>
        int.Parse(p.Pod()!["terminationGracePeriodSeconds"].Text()!, null)
            >= 30 + int.Parse(
                p.Pod()!["containers"]![0]!["env"].Each().Single(e => e["name"].Text() == "DrainSeconds")["value"].Text()!, null));

    [Theory, MemberData(nameof(Examples))]
    public void Denies_what_no_policy_allows(string example) => Render(example).Of("NetworkPolicy").ShouldContain(p =>
        p["spec"]!["ingress"] == null && p["spec"]!["egress"] == null && p["spec"]!["policyTypes"].Each().Count() == 2);

    /// <summary>Metrics are on a port of their own, which the entry's policy does not open.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Shows_metrics_to_who_watches_alone(string example)
    {
        Pods(example).ShouldAllBe(p => p.Pod()!["containers"]![0]!["env"].Each().Any(e => e["value"].Text() == "http://+:9464"));
        Render(example).Of("NetworkPolicy").Where(p => p.Name() != "agii-metrics").SelectMany(p => p["spec"]!["ingress"].Each())
            .SelectMany(r => r["ports"].Each()).ShouldAllBe(port => port["port"].Text() == "8080");
    }

    /// <summary>Mail goes out from the pod that runs identity, and from no other.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Lets_accounts_mail_and_nobody_else(string example)
    {
        var told = Pods(example).Where(p => p.Pod()!["containers"]![0]!["env"].Each().Any(e => e["name"].Text() == "Mail__Host")).ToList();
        told.ShouldHaveSingleItem();
        Run(told[0]).ShouldContain("identity");

        var policy = Render(example).Of("NetworkPolicy").Where(p => p.ToJsonString().Contains("10.2.4.0/28")).ShouldHaveSingleItem();
        policy["spec"]!["podSelector"]!["matchLabels"]!.Selects(LabelsOf(told[0])).ShouldBeTrue();
        policy["spec"]!["egress"]![0]!["ports"]![0]!["port"].Text().ShouldBe("587");
    }

    [Fact]
    public void Is_refused_where_mail_would_go_nowhere()
    {
        Should.Throw<HelmRefused>(() => Helm.Template("one-pod", "mail.host=\"\"")).Message.ShouldContain("mail");
        Should.Throw<HelmRefused>(() => Helm.Template("one-pod", "network.mail.peer=null")).Message.ShouldContain("network.mail.peer");
    }

    /// <summary>Who signs in to the documents with an identity of its own asks for a token outside the cluster.</summary>
    [Fact]
    public void Lets_the_services_ask_for_tokens_and_nobody_else()
    {
        Manifests.Read(Helm.Template("one-pod")).Of("NetworkPolicy").ShouldNotContain(p => p.ToJsonString().Contains("20.190.128.0/18"));

        Manifests.Read(Helm.Template("one-pod", """network.tokens=[{"ipBlock":{"cidr":"20.190.128.0/18"}}]""")).Of("NetworkPolicy")
            .Where(p => p.ToJsonString().Contains("20.190.128.0/18")).Select(p => p.Name()).ShouldBe(["agii-stores"]);
    }

    /// <summary>What ends TLS stands in a chart of its own: it lets the platform's route hang on it, and no other namespace's.</summary>
    [Fact]
    public void Has_a_gateway_beside_it()
    {
        var listener = Manifests.Read(Helm.Gateway()).Of("Gateway").ShouldHaveSingleItem()["spec"]!["listeners"]
            .Each().ShouldHaveSingleItem();

        listener["protocol"].Text().ShouldBe("HTTPS");
        listener["allowedRoutes"]!["namespaces"]!["selector"]!["matchLabels"]!["kubernetes.io/metadata.name"].Text().ShouldBe("agii");
    }

    /// <summary>The broker's chart is one too; two of its three nodes stay.</summary>
    [Fact]
    public void Has_a_broker_of_three_nodes_beside_it()
    {
        var all = Manifests.Read(Helm.Broker());
        all.Of("RabbitmqCluster").ShouldHaveSingleItem()["spec"]!["replicas"].Text().ShouldBe("3");
        all.Of("PodDisruptionBudget").ShouldHaveSingleItem()["spec"]!["maxUnavailable"].Text().ShouldBe("1");
    }

    [Fact]
    public void Carries_the_version_of_the_platform() =>
        File.ReadLines(Path.Combine(Helm.Chart, "Chart.yaml")).ShouldContain("appVersion: "
            + XDocument.Load(Path.Combine(Helm.Chart, "../../Directory.Build.props")).Descendants("Version").Single().Value);

    /// <summary>What would start and then not work is refused with a sentence.</summary>
    [Theory]
    [InlineData("one-pod", """image.digest="latest" """, "does not match pattern")]
    [InlineData("one-pod", """image.digest="" """, "does not match pattern")]
    [InlineData("one-pod", """imageTag="1" """, "additional properties 'imageTag' not allowed")]
    [InlineData("one-pod", """pods.platform.services="identity,agreements" """, "caseloads runs in no pod")]
    [InlineData("one-pod", """pods.platform.services="identiteit" """, "there is no service 'identiteit'")]
    [InlineData("one-pod", """pods.platform.resources={"requests":{"cpu":"1","memory":"1Gi"}}""", "missing property 'limits'")]
    [InlineData("one-pod", """entry="gateway" """, "there is no pod 'gateway'")]
    [InlineData("one-pod", """origin="http://platform.example" """, "does not match pattern")]
    [InlineData("one-pod", """network.from=[]""", "network.from is missing")]
    [InlineData("one-pod", """network.from=[{}]""", "minProperties")]
    [InlineData("one-pod", """network.postgresql.peer={"ipBlock":{"cidr":"0.0.0.0/0"}}""", "/network/postgresql/peer/ipBlock/cidr")]
    [InlineData("one-pod", """network.blob.peer=null""", "network.blob.peer is missing")]
    [InlineData("one-pod", """network.tokens=[{}]""", "minProperties")]
    [InlineData("one-pod", """gatewayApi.enabled=true""", "choose one")]
    [InlineData("pod-per-service", """pods.caseloads.services="overview" """, "overview runs in more than one pod")]
    [InlineData("pod-per-service", """entry="identity" """, "it is the gateway")]
    [InlineData("pod-per-service", """proxies="" """, "proxies is missing")]
    public void Refuses_values_that_cannot_be(string example, string set, string because) =>
        Should.Throw<HelmRefused>(() => Helm.Template(example, set.TrimEnd())).Message.ShouldContain(because);

    private static IReadOnlyList<JsonNode> Render(string example) => Manifests.Read(Helm.Template(example));

    private static IEnumerable<JsonNode> Pods(string example) => Render(example).Of("Deployment");

    private static JsonNode? LabelsOf(JsonNode manifest) => manifest["spec"]?["template"]?["metadata"]?["labels"];

    /// <summary>The services that a pod runs; none for the gateway.</summary>
    private static IEnumerable<string> Run(JsonNode deployment) =>
        deployment.Pod()!["containers"]![0]!["args"].Each().Last().Text() switch
        {
            "gateway" => [],
            "all" => Services,
            var named => named!.Split(','),
        };

    private static IEnumerable<string> SecretsOf(JsonNode container) => container["envFrom"].Each()
        .Select(e => e["secretRef"]!["name"].Text()!)
        .Concat(container["env"].Each().Select(e => e["valueFrom"]?["secretKeyRef"]?["name"].Text()).OfType<string>());
}
