using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes;

/// <summary>The rows of a list, as a program may give them.</summary>
internal static class GivenRows
{
    /// <summary>The rows that are given, none without a list; a row of which there is nothing at all is refused, with its number.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="list">What they are called in the input.</param>
    /// <param name="of">What the list is a part of, in words, when that is a row of another list.</param>
    internal static IReadOnlyList<T> Given<T>(this IReadOnlyList<T>? rows, string list, string? of = null) where T : class
    {
        SheetOutcome.RefuseNull(list, rows ?? [], of);
        return rows ?? [];
    }
}
