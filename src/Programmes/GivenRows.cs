using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes;

/// <summary>The rows of a list, as a program may give them.</summary>
internal static class GivenRows
{
    /// <summary>The rows that are given, none without a list; a row of which there is nothing at all is refused, with its number.</summary>
    internal static IReadOnlyList<T> Given<T>(this IReadOnlyList<T>? rows, string list) where T : class
    {
        SheetOutcome.RefuseNull(list, rows ?? []);
        return rows ?? [];
    }
}
