using System.Text.Json.Nodes;

namespace AgiiPlatform.Delivery;

/// <summary>What every manifest must keep to; each policy says what breaks it.</summary>
internal static class Policy
{
    /// <summary>The policies, by a sentence that holds when nothing breaks them.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<JsonNode, IEnumerable<string>>> All =
        new Dictionary<string, Func<JsonNode, IEnumerable<string>>>
        {
            ["an image is named by its digest"] = m => Containers(m)
                .Where(c => c["image"].Text()?.Contains("@sha256:", StringComparison.Ordinal) != true)
                .Select(c => $"image {c["image"].Text()}"),
            ["nothing runs as root, or can become it"] = m => Pods(m).SelectMany(NotRoot),
            ["the root file system is read-only"] = m => Containers(m)
                .Where(c => c["securityContext"]?["readOnlyRootFilesystem"].Text() != "true").Select(_ => "readOnlyRootFilesystem"),
            ["what a container asks and may take is said"] = m => Containers(m).SelectMany(c =>
                new[] { ("requests", "cpu"), ("requests", "memory"), ("limits", "memory") }
                    .Where(r => c["resources"]?[r.Item1]?[r.Item2] is null).Select(r => $"{r.Item1}.{r.Item2}")),
            ["no pod gets a token for the cluster"] = m => Pods(m)
                .Where(p => p["automountServiceAccountToken"].Text() != "false").Select(_ => "automountServiceAccountToken"),
            ["no pod shares the node's network, processes or disk"] = m => Pods(m).SelectMany(p =>
                new[] { "hostNetwork", "hostPID", "hostIPC" }.Where(h => p[h].Text() == "true")
                    .Concat(p["volumes"].Each().Where(v => v["hostPath"] is not null).Select(v => $"hostPath {v["name"].Text()}"))),
            ["a secret is referred to, not written out"] = m => Containers(m).SelectMany(c => c["env"].Each())
                .Where(e => e["value"] is not null && IsSecret(e["name"].Text()!)).Select(e => e["name"].Text()!),
            ["a network policy names whom it lets through"] = m => m.Kind() == "NetworkPolicy" ? Wildcards(m["spec"]!) : [],
            ["a restart is asked for by /health/live alone"] = m => m.Kind() == "Deployment"
                ? Containers(m).Where(c => c["livenessProbe"]?["httpGet"]?["path"].Text() != "/health/live"
                    || c["readinessProbe"]?["httpGet"]?["path"].Text() != "/health/ready").Select(_ => "probes")
                : [],
        };

    private static IEnumerable<JsonNode> Pods(JsonNode manifest) => manifest.Pod() is { } pod ? [pod] : [];

    private static IEnumerable<JsonNode> Containers(JsonNode manifest) =>
        Pods(manifest).SelectMany(p => p["containers"].Each().Concat(p["initContainers"].Each()));

    private static IEnumerable<string> NotRoot(JsonNode pod)
    {
        if (pod["securityContext"]?["runAsNonRoot"].Text() != "true" || pod["securityContext"]?["seccompProfile"] is null)
        {
            yield return "the pod's securityContext";
        }

        foreach (var context in pod["containers"].Each().Concat(pod["initContainers"].Each()).Select(c => c["securityContext"]))
        {
            if (context?["allowPrivilegeEscalation"].Text() != "false" || context["runAsUser"].Text() == "0"
                || context["capabilities"]?["drop"].Each().Any(d => d.Text() == "ALL") != true
                || context["capabilities"]?["add"] is not null)
            {
                yield return "a container's securityContext";
            }
        }
    }

    private static bool IsSecret(string name) =>
        new[] { "Password", "ConnectionStrings", "Keys", "Secret" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
        && !name.EndsWith("Path", StringComparison.Ordinal);

    /// <summary>Rules without peers or ports, peers without a selector, and networks that are everywhere.</summary>
    private static IEnumerable<string> Wildcards(JsonNode spec)
    {
        foreach (var (direction, peers) in new[] { ("ingress", "from"), ("egress", "to") })
        {
            foreach (var rule in spec[direction].Each())
            {
                if (!rule[peers].Each().Any() || !rule["ports"].Each().Any())
                {
                    yield return $"{direction} without {peers} or ports";
                }

                if (rule[peers].Each().Any(p => p.AsObject().Count == 0
                    || p.AsObject().Any(selector => selector.Value!.AsObject().Count == 0)
                    || p["ipBlock"]?["cidr"].Text()?.EndsWith("/0", StringComparison.Ordinal) == true))
                {
                    yield return $"{direction} {peers} everybody";
                }
            }
        }
    }
}
