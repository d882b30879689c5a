namespace AgiiPlatform.Programmes;

/// <summary>The rows of a list, as a program may give them.</summary>
internal static class GivenRows
{
    /// <summary>The rows that are given, none without a list; a row of which there is nothing at all is refused, with its number.</summary>
    internal static IReadOnlyList<T> Given<T>(this IReadOnlyList<T>? rows, string list) where T : class
    {
        var check = new Check();
        foreach (var (i, row) in (rows ?? []).Index())
        {
            check.Must(row is not null, $"{list}[{i}]", $"Rij {i + 1} is leeg (null). Vul ze in of laat ze weg.");
        }

        check.ThrowIfInvalid();
        return rows ?? [];
    }
}
