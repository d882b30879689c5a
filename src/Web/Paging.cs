using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Web;

/// <summary>Which part of a list is asked for: <c>limit</c> (1–100, else 25) after <c>after</c>, the <c>next</c> of the part before.</summary>
public sealed record Paging(int? Limit, Guid? After)
{
    /// <summary>How many at most.</summary>
    public int Take => Math.Clamp(Limit ?? 25, 1, 100);

    /// <summary>Makes a page of rows that were read with one more than <see cref="Take"/>.</summary>
    public PagedList<T> Of<T>(IReadOnlyList<T> rows, Func<T, Guid> id) =>
        rows.Count > Take ? new([.. rows.Take(Take)], id(rows[Take - 1])) : new(rows, null);

    /// <summary>Makes a page of a list that was put in order as a whole, for an order that the database does not know.</summary>
    public PagedList<T> PartOf<T>(IReadOnlyList<T> whole, Func<T, Guid> id) => After is not { } after ? Of(whole, id)
        : whole.Select(id).ToList().IndexOf(after) is >= 0 and var before ? Of([.. whole.Skip(before + 1)], id) : throw Gone();

    /// <summary>
    /// Refuses an <c>after</c> that is none of these: the page after nothing would be the first one again. The query is only made when
    /// there is one, for most lists are asked from their beginning.
    /// </summary>
    public async Task Within(Func<IQueryable<Guid>> ids, CancellationToken ct) =>
        _ = After is not { } after || await ids().ContainsAsync(after, ct) ? this : throw Gone();

    private InvalidInput Gone() => new(AfterName, "Deze plaats in de lijst is er niet (meer). Begin opnieuw bij het begin.");

    private string AfterName { get; init; } = "after";

    /// <summary>Binds from the query: <c>limit</c> and <c>after</c> in the API, <c>aantal</c> and <c>na</c> on pages.</summary>
    public static ValueTask<Paging?> BindAsync(HttpContext http)
    {
        var (limitName, afterName) = http.IsApi() ? ("limit", "after") : ("aantal", "na");
        var (limit, after) = (http.Request.Query[limitName].ToString(), http.Request.Query[afterName].ToString());
        new Check().Must(limit is "" || int.TryParse(limit, out _), limitName, "Geef een geheel getal.")
            .Must(after is "" || Guid.TryParse(after, out _), afterName, "Geef de waarde van 'next' van de vorige bladzijde.")
            .ThrowIfInvalid();
        return new(new Paging(limit is "" ? null : int.Parse(limit), after is "" ? null : Guid.Parse(after)) { AfterName = afterName });
    }
}
