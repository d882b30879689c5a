using System.Text.Json.Nodes;

namespace AgiiPlatform.Delivery;

/// <summary>A file of Terraform's: its text, and what is in it, or why that cannot be read.</summary>
internal sealed record TerraformFile(string Name, string Text, string? Error, JsonNode Blocks);
