using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AgiiPlatform.Platform.Persistence.Fast;

/// <summary>
/// A query compiled once (<c>EF.CompileAsyncQuery</c>): to recognise it at every request takes more of the processor than the query
/// itself. Both walls hold: the filter's tenant is read from the context it is asked on.
/// </summary>
/// <remarks>A compiled query belongs to one model; a process may hold several (two stores, a spec's host without a wall).</remarks>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _queries = [];

    /// <summary>The query for the store of this context.</summary>
    public TQuery On(DbContext db) => _queries.GetValue(db.Model, _ => compile());
}
