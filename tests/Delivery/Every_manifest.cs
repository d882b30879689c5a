using System.Reflection;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace AgiiPlatform.Delivery;

/// <summary>The policies over everything that the chart renders, and for each of them a manifest that breaks it.</summary>
public sealed class Every_manifest
{
    /// <summary>Every example with every policy.</summary>
    public static TheoryData<string, string> ExamplesAndPolicies =>
        [.. Helm.Examples.SelectMany(_ => Policy.All.Keys, (example, policy) => (example, policy))];

    [Theory, MemberData(nameof(ExamplesAndPolicies))]
    public void Keeps_to_the_policies(string example, string policy) =>
        Manifests.Read(Helm.Template(example)).SelectMany(m => Policy.All[policy](m).Select(what => $"{m.Title()}: {what}"))
            .ShouldBeEmpty();

    /// <summary>One change for each policy, at a path in a manifest that kept to it; null takes the field away.</summary>
    [Theory]
    [InlineData("an image is named by its digest", "Deployment", "spec.template.spec.containers.0.image", "\"registry.example/agii:1\"")]
    [InlineData("nothing runs as root, or can become it", "Deployment", "spec.template.spec.securityContext.runAsNonRoot", "false")]
    [InlineData("nothing runs as root, or can become it", "Job", "spec.template.spec.containers.0.securityContext.capabilities", null)]
    [InlineData("nothing runs as root, or can become it", "Job", "spec.template.spec.containers.0.securityContext.runAsUser", "0")]
    [InlineData("the root file system is read-only", "Job", "spec.template.spec.containers.0.securityContext", "{\"runAsUser\":1654}")]
    [InlineData("what a container asks and may take is said", "Deployment", "spec.template.spec.containers.0.resources.limits", null)]
    [InlineData("what a container asks and may take is said", "Job", "spec.template.spec.containers.0.resources.requests.cpu", null)]
    [InlineData("no pod gets a token for the cluster", "Deployment", "spec.template.spec.automountServiceAccountToken", null)]
    [InlineData("no pod shares the node's network, processes or disk", "Deployment", "spec.template.spec.hostNetwork", "true")]
    [InlineData("no pod shares the node's network, processes or disk", "Job", "spec.template.spec.volumes.0.hostPath", "{\"path\":\"/\"}")]
    [InlineData("a secret is referred to, not written out", "Deployment", "spec.template.spec.containers.0.env.0",
        "{\"name\":\"ConnectionStrings__identity\",\"value\":\"Password=x\"}")]
    [InlineData("a network policy names whom it lets through", "NetworkPolicy", "spec.egress", "[{}]")]
    [InlineData("a network policy names whom it lets through", "NetworkPolicy", "spec.ingress",
        "[{\"from\":[{}],\"ports\":[{\"port\":8080}]}]")]
    [InlineData("a network policy names whom it lets through", "NetworkPolicy", "spec.egress",
        "[{\"to\":[{\"ipBlock\":{\"cidr\":\"0.0.0.0/0\"}}],\"ports\":[{\"port\":443}]}]")]
    [InlineData("a restart is asked for by /health/live alone", "Deployment", "spec.template.spec.containers.0.livenessProbe.httpGet.path",
        "\"/health/ready\"")]
    public void Is_refused_when_it_breaks_one(string policy, string kind, string path, string? value)
    {
        var manifest = Manifests.Read(Helm.Template("one-pod")).Of(kind).First();
        Policy.All[policy](manifest).ShouldBeEmpty();

        Set(manifest, path.Split('.'), value is null ? null : JsonNode.Parse(value));

        Policy.All[policy](manifest).ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_policy_has_something_that_breaks_it() =>
        typeof(Every_manifest).GetMethod(nameof(Is_refused_when_it_breaks_one))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!)
            .Distinct().Order().ShouldBe(Policy.All.Keys.Order());

    /// <summary>A field that Kubernetes does not know is a mistake in the chart, and found.</summary>
    [Fact]
    public void Has_no_field_that_Kubernetes_does_not_know()
    {
        var mistyped = Helm.Template("one-pod").Replace("terminationGracePeriodSeconds", "terminationGraceSeconds", StringComparison.Ordinal);

        Should.Throw<YamlException>(() => Manifests.Read(mistyped)).ToString().ShouldContain("terminationGraceSeconds");
    }

    private static void Set(JsonNode at, string[] path, JsonNode? value)
    {
        foreach (var step in path.SkipLast(1))
        {
            at = (at is JsonArray list ? list[int.Parse(step, null)] : at[step])!;
        }

        if (at is JsonArray members)
        {
            members[int.Parse(path[^1], null)] = value;
        }
        else if (value is null)
        {
            at.AsObject().Remove(path[^1]);
        }
        else
        {
            at[path[^1]] = value;
        }
    }
}
