using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Platform.Http;

/// <summary>A page of a list: the items, newest first unless the list says otherwise, and the <c>after</c> of the next page; null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, Guid? Next);

/// <summary>What part of a list is asked for: <c>limit</c> (1–100, 25 when absent; more is capped) and <c>after</c> (the <c>next</c> of the page before).</summary>
public sealed record Paging(int? Limit, Guid? After)
{
    /// <summary>How many at most.</summary>
    public int Take => Math.Clamp(Limit ?? 25, 1, 100);

    /// <summary>Makes a page of rows that were read with one more than <see cref="Take"/>.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, Guid> id) =>
        rows.Count > Take ? new([.. rows.Take(Take)], id(rows[Take - 1])) : new(rows, null);

    /// <summary>
    /// Makes a page of a list that was put in order as a whole, for an order that the database does not know. When what came before is in
    /// it no more, it begins anew.
    /// </summary>
    public Page<T> PartOf<T>(IReadOnlyList<T> whole, Func<T, Guid> id) =>
        Of([.. whole.Skip(After is { } after ? whole.Select(id).ToList().IndexOf(after) + 1 : 0).Take(Take + 1)], id);

    /// <summary>Binds from the query string.</summary>
    public static ValueTask<Paging?> BindAsync(HttpContext http)
    {
        var limit = http.Request.Query["limit"].ToString();
        var after = http.Request.Query["after"].ToString();
        var check = new Check()
            .That(limit is "" || int.TryParse(limit, out _), "limit", "Geef een geheel getal.")
            .That(after is "" || Guid.TryParse(after, out _), "after", "Geef de waarde van 'next' van de vorige bladzijde.");
        check.Done();
        return new(new Paging(limit is "" ? null : int.Parse(limit), after is "" ? null : Guid.Parse(after)));
    }
}
