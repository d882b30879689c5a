using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Names, in a list or as typed.</summary>
internal sealed class NamesConverter() : ListOrTextConverter<string>(Names.Split, name => string.IsNullOrWhiteSpace(name) ? null : name);
