using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// A query that is asked all day, compiled once (<c>EF.CompileAsyncQuery</c>) instead of being recognised anew at every request, which
/// takes more of the processor than the query itself. Both walls hold: the filter's tenant is read from the context it is asked on.
/// </summary>
/// <remarks>A compiled query belongs to one model; a process may hold several (two stores, a spec's host without a wall).</remarks>
public sealed class Compiled<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _queries = [];

    /// <summary>The query for the store of this context.</summary>
    public TQuery On(DbContext db) => _queries.GetValue(db.Model, _ => compile());
}
