using System.Text.Json;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>The definitions that come with the platform, and how any definition is found.</summary>
internal static class ShippedDefinitions
{
    /// <summary>The first versions, each from its file beside this one; AgII writes later versions and others in the database.</summary>
    internal static IReadOnlyList<ProgrammeDefinition> All { get; } =
        [Read("plan-samenleven.json"), Read("sociale-cohesieplan.json")];

    /// <summary>The version asked for, or the newest: shipped, or written by AgII.</summary>
    internal static async Task<ProgrammeDefinition?> Definition(this ProgrammesDb db, string id, int? number, CancellationToken ct) =>
        (await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == id && (number == null || d.Number == number))
            .OrderByDescending(d => d.Number).FirstOrDefaultAsync(ct))
        ?? All.FirstOrDefault(d => d.DefinitionId == id && (number == null || d.Number == number));

    /// <summary>The newest version of each, by name.</summary>
    internal static async Task<IReadOnlyList<ProgrammeDefinition>> NewestDefinitions(this ProgrammesDb db, CancellationToken ct) =>
        [.. (await db.Definitions.AsNoTracking().ToListAsync(ct)).Concat(All)
            .GroupBy(d => d.DefinitionId).Select(versions => versions.MaxBy(d => d.Number)!).OrderBy(d => d.Name, StringComparer.Ordinal)];

    /// <summary>The versions of a definition, the newest first.</summary>
    internal static async Task<IReadOnlyList<int>> VersionsOf(this ProgrammesDb db, string id, CancellationToken ct) =>
        [.. (await db.Definitions.Where(d => d.DefinitionId == id).Select(d => d.Number).ToListAsync(ct))
            .Concat(All.Where(d => d.DefinitionId == id).Select(d => d.Number)).OrderDescending()];

    private static ProgrammeDefinition Read(string file)
    {
        using var stream = typeof(ShippedDefinitions).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<ProgrammeDefinition>(stream, Json.Messages)!;
    }
}
