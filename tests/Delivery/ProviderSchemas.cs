using System.Text.Json.Nodes;

namespace AgiiPlatform.Delivery;

/// <summary>What the pinned providers know, of the types in use: <c>tools/terraform-schema</c> writes it.</summary>
internal static class ProviderSchemas
{
    /// <summary>The schemas, and the versions that they are of.</summary>
    internal static readonly JsonNode All = JsonNode.Parse(File.ReadAllText(Path.Combine(TerraformModule.Home, "provider-schemas.json")))!;

    /// <summary>The arguments of a type; null when the provider has no such type.</summary>
    internal static JsonNode? ArgumentsOf(string kind, string type) => All[kind]?[type]?["arguments"];

    /// <summary>Whether what a reference asks of a resource is something that its type has; other references are none of ours.</summary>
    internal static bool Know(string reference)
    {
        var parts = reference.Split('.');
        var (kind, at) = parts[0] == "data" ? ("data", 1) : ("resource", 0);
        return parts.Length < at + 3 || All[kind]?[parts[at]] is not { } schema
            || schema["arguments"]?[parts[at + 2]] is not null || schema["attributes"].Each().Any(a => a.Text() == parts[at + 2]);
    }
}
