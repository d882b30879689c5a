using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;

namespace AgiiPlatform.Delivery;

/// <summary>The objects that a chart renders, as JSON.</summary>
internal static class Manifests
{
    /// <summary>Kinds of operators, whose fields Kubernetes itself does not know.</summary>
    private static readonly Dictionary<string, Type> OfOperators = new()
    {
        ["rabbitmq.com/v1beta1/RabbitmqCluster"] = typeof(Dictionary<string, object>),
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(Dictionary<string, object>),
        ["monitoring.coreos.com/v1/PodMonitor"] = typeof(Dictionary<string, object>),
        ["monitoring.coreos.com/v1/PrometheusRule"] = typeof(Dictionary<string, object>),
        ["gateway.networking.k8s.io/v1/Gateway"] = typeof(Dictionary<string, object>),
        ["gateway.networking.k8s.io/v1/HTTPRoute"] = typeof(Dictionary<string, object>),
    };

    /// <summary>Reads them strictly: a kind or field that Kubernetes does not know is an error.</summary>
    internal static IReadOnlyList<JsonNode> Read(string yaml) =>
        [.. KubernetesYaml.LoadAllFromString(yaml, OfOperators, strict: true).Select(o => JsonNode.Parse(
            o is Dictionary<string, object> d ? JsonSerializer.Serialize(Plain(d)) : KubernetesJson.Serialize(o))!)];

    /// <summary>Those of one kind.</summary>
    internal static IEnumerable<JsonNode> Of(this IEnumerable<JsonNode> manifests, string kind) =>
        manifests.Where(m => m.Kind() == kind);

    internal static string Kind(this JsonNode manifest) => Text(manifest["kind"])!;

    internal static string Name(this JsonNode manifest) => Text(manifest["metadata"]?["name"])!;

    /// <summary>"Deployment agii-gateway", as a failed spec names it.</summary>
    internal static string Title(this JsonNode manifest) => $"{manifest.Kind()} {manifest.Name()}";

    internal static string? Text(this JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => node.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    /// <summary>The members of a list; none when there is no list.</summary>
    internal static IEnumerable<JsonNode> Each(this JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];

    /// <summary>The pods that a manifest makes: of a Deployment or a Job.</summary>
    internal static JsonNode? Pod(this JsonNode manifest) => manifest["spec"]?["template"]?["spec"]?["containers"] is null
        ? null : manifest["spec"]!["template"]!["spec"];

    /// <summary>Whether every label of the selector is among these.</summary>
    internal static bool Selects(this JsonNode selector, JsonNode? labels) =>
        selector.AsObject().All(l => Text(labels?[l.Key]) == Text(l.Value));

    private static object Plain(object value) => value switch
    {
        IDictionary<object, object> d => d.ToDictionary(p => $"{p.Key}", p => Plain(p.Value)),
        IDictionary<string, object> d => d.ToDictionary(p => p.Key, p => Plain(p.Value)),
        IList<object> list => list.Select(Plain).ToList(),
        _ => value,
    };
}
