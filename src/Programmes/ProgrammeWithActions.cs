using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes;

/// <summary>
/// A subsidised programme with all of its actions in one query: what a board, measurements and a report are made of. With it come the
/// actions of its definition, when AgII wrote that here; those of a shipped one are in memory.
/// </summary>
internal sealed record ProgrammeWithActions(
    Programme Programme, List<ProgrammeAction> Actions, IReadOnlyList<DefinedAction>? Written)
{
    private static readonly CompiledQuery<Func<ProgrammesDb, Guid, IAsyncEnumerable<ProgrammeWithActions>>> ById =
        new(() => EF.CompileAsyncQuery((ProgrammesDb db, Guid id) => db.Programmes.AsNoTracking()
            .Where(p => p.Id == id && p.Kind == ProgrammeKind.Subsidised)
            .Select(p => new ProgrammeWithActions(
                p,
                db.Actions.Where(a => a.ProgrammeId == p.Id).OrderBy(a => a.Position).ThenBy(a => a.Id).ToList(),
                db.Definitions.Where(d => d.DefinitionId == p.DefinitionId && d.Number == p.DefinitionVersion)
                    .Select(d => d.Actions).FirstOrDefault()))));

    /// <summary>The actions that it could choose from.</summary>
    internal IReadOnlyList<DefinedAction> Defined => Written
        ?? ShippedDefinitions.All.FirstOrDefault(d => (d.DefinitionId, d.Number) == (Programme.DefinitionId, Programme.DefinitionVersion))
            ?.Actions ?? [];

    internal static async Task<ProgrammeWithActions> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var found = await ById.On(db)(db, id).FirstOrDefaultAsync(ct) ?? throw new NotFound();
        await db.ShowSupport(found.Programme, ct);
        return found;
    }
}
