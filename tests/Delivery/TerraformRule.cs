using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Delivery;

/// <summary>What every part of the infrastructure must keep to; each rule says what breaks it.</summary>
internal static partial class TerraformRule
{
    private const string Database = "azurerm_postgresql_flexible_server", Storage = "azurerm_storage_account", Vault = "azurerm_key_vault",
        Registry = "azurerm_container_registry", Cluster = "azurerm_kubernetes_cluster";

    private static readonly string[] Providers = ["azurerm", "helm", "kubernetes", "random"];

    private static readonly string[] Strong = ["TLS1_2", "TLS1_3", "TLSv1.2", "TLSv1.3"];

    private static readonly string[] Everybody = ["*", "0.0.0.0/0", "::/0", "Internet", "Any"];

    /// <summary>The rules, by a sentence that holds when nothing breaks them.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<TerraformModule, IEnumerable<string>>> All =
        new Dictionary<string, Func<TerraformModule, IEnumerable<string>>>
        {
            ["every file can be read"] = m => m.Files.Where(f => f.Error is not null).Select(f => $"{f.Name}: {f.Error}"),
            ["files are laid out as Terraform does"] = m => m.Files.SelectMany(f => Layout(f).Select(l => $"{f.Name}:{l}")),
            ["what is declared is used"] = Unused,
            ["what is used is declared"] = m => m.References.Where(r => !IsDeclared(m, r)),
            ["a module gets what it asks for"] = WronglyCalled,
            ["the providers know every argument"] = m => new[] { "resource", "data" }.SelectMany(kind => m.Objects(kind)
                .SelectMany(o => Unknown(ProviderSchemas.ArgumentsOf(kind, o.Type), o.Body).Select(what => $"{o.Type}.{o.Name}: {what}"))),
            ["the providers know every attribute"] = m => m.References.Where(r => !ProviderSchemas.Know(r)),
            ["providers are pinned to one version"] = m => m.Files.SelectMany(f => f.Blocks["terraform"].Each())
                .SelectMany(t => t["required_providers"].Each()).SelectMany(TerraformModule.Members)
                .Where(p => !OneVersion().IsMatch(p.Value?["version"].Text() ?? "")).Select(p => p.Key)
                .Concat(Undeclared(m)),
            ["nothing that keeps data is on the internet"] = m => new[] { Database, Storage, Vault, Registry }.SelectMany(m.Resources)
                .Where(r => !Is(r.Body["public_network_access_enabled"], "false")).Select(r => r.Name)
                .Concat(m.Resources(Vault).Where(v => v.Body["network_acls"].Each().All(a => !Is(a["default_action"], "Deny")))
                    .Concat(m.Resources($"{Database}_firewall_rule"))
                    .Concat(m.Resources(Cluster).Where(c => !Is(c.Body["private_cluster_enabled"], "true"))).Select(r => r.Name)),
            ["nothing takes old TLS"] = m => m.Resources(Storage)
                .Where(s => !Strong.Contains(s.Body["min_tls_version"].Text()) || !Is(s.Body["https_traffic_only_enabled"], "true"))
                .Concat(m.Resources(Database).Where(_ => !Strong.Contains(Setting(m, "ssl_min_protocol_version"))
                    || Setting(m, "require_secure_transport") != "on")).Select(r => r.Name),
            ["no secret is written out"] = m => m.Files.SelectMany(f => Written(f.Blocks).Select(what => $"{f.Name}: {what}")),
            ["no secret comes into the state"] = InState,
            ["a network rule names whom it lets through"] = m => m.Resources("azurerm_network_security_group")
                .SelectMany(g => g.Body["security_rule"].Each()).Concat(m.Resources("azurerm_network_security_rule").Select(r => r.Body))
                .Where(r => r["access"].Text() == "Allow" && IsWide(r)).Select(r => r["name"].Text()!),
            ["nobody may do everything"] = m => m.Resources("azurerm_role_assignment")
                .Where(r => Everything().IsMatch(r.Body.ToJsonString())).Select(r => r.Name)
                .Concat(m.Resources(Registry).Where(r => !Is(r.Body["admin_enabled"], "false")).Select(r => r.Name))
                .Concat(m.Resources(Storage).Where(s => !Is(s.Body["shared_access_key_enabled"], "false")).Select(s => s.Name)),
            ["what keeps data is not destroyed by mistake"] = m => new[] { Database, $"{Database}_database", Storage, Vault }
                .SelectMany(m.Resources)
                .Where(r => r.Body["lifecycle"].Each().All(l => !Is(l["prevent_destroy"], "true"))).Select(r => r.Name)
                .Concat(m.Resources(Vault).Where(v => !Is(v.Body["purge_protection_enabled"], "true")).Select(v => v.Name)),
            ["a zone may go away"] = m => m.Resources(Database)
                .Where(d => !d.Body.ToJsonString().Contains("\"ZoneRedundant\"", StringComparison.Ordinal))
                .Concat(m.Resources(Cluster).Where(c => c.Body["default_node_pool"].Each().All(p => p["zones"] is null)))
                .Select(r => r.Name),
            ["what was signed stays as it was"] = m => m.Resources(Storage)
                .Where(s => !s.Body["immutability_policy"].Each().Any(p => p["period_since_creation_in_days"] is not null)
                    || s.Body["blob_properties"].Each().All(p => !Is(p["versioning_enabled"], "true"))).Select(s => s.Name),
            ["the cluster knows no passwords"] = m => m.Resources(Cluster).Where(c =>
                new[] { "local_account_disabled", "oidc_issuer_enabled", "workload_identity_enabled" }.Any(a => !Is(c.Body[a], "true")))
                .Select(c => c.Name),
        };

    private static bool Is(JsonNode? value, string expected) => value.Text() == expected;

    /// <summary>Trailing space, tabs, odd indents, and signs of equality that do not stand below each other.</summary>
    private static IEnumerable<string> Layout(TerraformFile file)
    {
        var (line, previous) = (0, (Indent: -1, Sign: -1));
        foreach (var text in file.Text.TrimEnd('\n').Split('\n'))
        {
            line++;
            var assignment = Assignment().Match(text);
            var current = assignment.Success && !OpensBlock().IsMatch(text)
                ? (Indent: assignment.Groups["indent"].Length, Sign: assignment.Groups["sign"].Index) : (Indent: -1, Sign: -1);
            var misaligned = current.Indent >= 0 && current.Indent == previous.Indent && current.Sign != previous.Sign;
            if (text.Contains('\t') || text.EndsWith(' ') || (text.Length - text.TrimStart(' ').Length) % 2 == 1 || misaligned)
            {
                yield return $"{line}: {text.Trim()}";
            }

            previous = current;
        }
    }

    private static IEnumerable<string> Unused(TerraformModule module)
    {
        var used = module.References.Select(r => string.Join('.', r.Split('.').Take(2))).ToHashSet();
        return module.Blocks("variable").Select(v => $"var.{v.Name}").Concat(module.Locals.Select(l => $"local.{l}"))
            .Concat(module.Blocks("module").Select(c => $"module.{c.Name}")).Where(d => !used.Contains(d))
            .Concat(module.Objects("data").Select(d => $"data.{d.Type}.{d.Name}")
                .Where(d => !module.References.Any(r => r == d || r.StartsWith(d + ".", StringComparison.Ordinal))));
    }

    private static bool IsDeclared(TerraformModule module, string reference)
    {
        var parts = reference.Split('.');
        return parts[0] switch
        {
            "each" or "self" or "count" or "path" or "terraform" => true,
            "var" => module.Blocks("variable").Any(v => v.Name == parts[1]),
            "local" => module.Locals.Contains(parts[1]),
            "module" => module.Blocks("module").Any(c => c.Name == parts[1]
                && module.Called(c.Body["source"].Text()!)?.Blocks("output").Any(o => o.Name == parts[2]) == true),
            "data" or "ephemeral" => module.Objects(parts[0]).Any(o => o.Type == parts[1] && o.Name == parts[2]),
            _ when Providers.Contains(parts[0].Split('_')[0]) =>
                module.Objects("resource").Any(o => o.Type == parts[0] && o.Name == parts[1]),
            _ => true, // the variable of a `for`, or the iterator of a dynamic block
        };
    }

    private static IEnumerable<string> WronglyCalled(TerraformModule module)
    {
        foreach (var (name, body) in module.Blocks("module"))
        {
            var called = module.Called(body["source"].Text()!);
            var asked = called?.Blocks("variable").ToDictionary(v => v.Name, v => v.Body) ?? [];
            var given = TerraformModule.Members(body).Select(p => p.Key).Except(["source", "for_each", "count", "depends_on"]).ToList();
            var needed = asked.Where(a => a.Value["default"] is null).Select(a => a.Key);
            foreach (var wrong in given.Except(asked.Keys).Concat(needed.Except(given)))
            {
                yield return $"module.{name}: {wrong}";
            }
        }
    }

    /// <summary>Arguments that the provider does not know, and those that it asks for and does not get.</summary>
    private static IEnumerable<string> Unknown(JsonNode? known, JsonNode body)
    {
        if (known is null)
        {
            yield return "no such type";
            yield break;
        }

        var given = TerraformModule.Members(body)
            .Where(p => p.Key is not ("dynamic" or "lifecycle" or "for_each" or "count" or "depends_on"))
            .Concat(TerraformModule.Members(body["dynamic"]).Select(d => KeyValuePair.Create(d.Key, d.Value![0]!["content"])))
            .ToDictionary(p => p.Key, p => p.Value);
        foreach (var (argument, value) in given)
        {
            if (known[argument] is not { } schema)
            {
                yield return argument;
            }
            else if (schema is JsonObject)
            {
                var blocks = value is JsonObject one ? [one] : value.Each().OfType<JsonObject>();
                foreach (var what in blocks.SelectMany(b => Unknown(schema, b)))
                {
                    yield return $"{argument}.{what}";
                }
            }
        }

        foreach (var missing in TerraformModule.Members(known).Where(k => k.Key.Length > 0 && Asks(k.Value!) && !given.ContainsKey(k.Key)))
        {
            yield return $"{missing.Key} is missing";
        }
    }

    private static bool Asks(JsonNode schema) => (schema is JsonObject block ? block[""] : schema).Text() == "true";

    /// <summary>Providers whose resources are used, and that no version is asked of.</summary>
    private static IEnumerable<string> Undeclared(TerraformModule module) =>
        new[] { "resource", "data", "ephemeral" }.SelectMany(module.Objects).Select(o => o.Type.Split('_')[0]).Distinct()
            .Except(module.Files.SelectMany(f => f.Blocks["terraform"].Each()).SelectMany(t => t["required_providers"].Each())
                .SelectMany(TerraformModule.Members).Select(p => p.Key));

    private static string? Setting(TerraformModule module, string name) => module.Resources($"{Database}_configuration")
        .Select(c => c.Body["for_each"]?[name].Text() ?? (c.Body["name"].Text() == name ? c.Body["value"].Text() : null))
        .FirstOrDefault(v => v is not null);

    /// <summary>Texts, not expressions, under a name that is a secret's; and what has the form of one.</summary>
    private static IEnumerable<string> Written(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => IsSecret(p.Key, p.Value) ? [p.Key] : Written(p.Value)),
        JsonArray a => a.SelectMany(Written),
        _ => node.Text() is { } text && FormOfSecret().IsMatch(text) ? [text] : [],
    };

    private static bool IsSecret(string name, JsonNode? value) =>
        SecretName().IsMatch(name) && value?.GetValueKind() == JsonValueKind.String && value.Text() is { Length: > 0 } text
        && !text.Contains("${", StringComparison.Ordinal);

    private static IEnumerable<string> InState(TerraformModule module) =>
        module.Objects("resource").Where(r => r.Type switch
        {
            "random_password" or "random_bytes" or "tls_private_key" => true,
            "azurerm_key_vault_secret" => r.Body["value"] is not null,
            "kubernetes_secret_v1" or "kubernetes_secret" => r.Body["data"] is not null || r.Body["binary_data"] is not null,
            Database => r.Body["administrator_password"] is not null,
            _ => false,
        }).Select(r => $"{r.Type}.{r.Name}")
        .Concat(module.Objects("data").Where(d => d.Type is "azurerm_key_vault_secret" or "kubernetes_secret_v1")
            .Select(d => $"data.{d.Type}.{d.Name}"));

    private static bool IsWide(JsonNode rule) =>
        new[] { "source_address_prefix", "source_address_prefixes" }.SelectMany(a => Texts(rule[a])).Intersect(Everybody).Any()
        || new[] { "destination_port_range", "destination_port_ranges" }.SelectMany(a => Texts(rule[a])).Contains("*");

    private static IEnumerable<string> Texts(JsonNode? value) =>
        value is JsonArray list ? list.Select(v => v.Text()!) : value.Text() is { } text ? [text] : [];

    [GeneratedRegex(@"^\d+\.\d+\.\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneVersion();

    [GeneratedRegex(@"^(?<indent> *)(?:""[^""]*""|[\w-]+) +(?<sign>=) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"[({\[]$|<<", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpensBlock();

    [GeneratedRegex("(?:password|secret|token|connection_string|access_key|private_key)$", RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("AccountKey=|Password=[^$;]|-----BEGIN [A-Z ]*PRIVATE KEY-----\n|://[^/:@$]+:[^/@$]+@", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormOfSecret();

    [GeneratedRegex("\"(?:Owner|Contributor|User Access Administrator|Role Based Access Control Administrator)\""
        + "|\"\\$\\{data\\.azurerm_subscription|\"/subscriptions/[^/\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Everything();
}
