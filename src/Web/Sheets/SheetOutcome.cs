namespace AgiiPlatform.Web.Sheets;

/// <summary>What becomes of a row of a sheet.</summary>
/// <param name="Row">Its number in the file; 0 for what is not in it, and goes.</param>
/// <param name="At">Its place in what was sent.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Change"><see cref="New"/>, or which value becomes which; null when nothing changes.</param>
/// <param name="Version">The version of the record that changes, where rows change records of their own.</param>
public sealed record SheetOutcome(int Row, int At, string Name, string? Change, int? Version)
{
    /// <summary>The change of a row that was not there.</summary>
    public const string New = "nieuw";

    /// <summary>What goes because it is not in the file, where the rows are all that there is.</summary>
    public static SheetOutcome Leaving(string name) => new(0, -1, name, "verdwijnt", null);

    /// <summary>Whether it changes what was there before.</summary>
    public bool IsCorrection => Change is not null and not New;

    /// <summary>Does something with each row. What is wrong with any of them is told together, each with its number.</summary>
    /// <param name="list">What the rows are called in the input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="act">Answers what the row is about, what changes, and the version of the record that does.</param>
    /// <exception cref="InvalidInput">A row cannot be.</exception>
    public static IReadOnlyList<SheetOutcome> Each<T>(
        string list, IReadOnlyList<T>? rows, Func<T, (string Name, string? Change, int? Version)> act) where T : SheetRow
    {
        new Check().Must(rows?.Count is > 0 and <= Sheet.MaxRows, list, $"Geef minstens één rij, en hoogstens {Sheet.MaxRows}.")
            .ThrowIfInvalid();
        RefuseNull(list, rows!);
        Dictionary<string, string[]> wrong = [];
        List<SheetOutcome> outcomes = [];
        foreach (var (place, row) in rows!.Index())
        {
            var (at, number) = (row.At ?? place, row.Row ?? (row.At ?? place) + 1);
            try
            {
                var (name, change, version) = act(row);
                outcomes.Add(new(number, at, name, change, version));
            }
            catch (InvalidInput e)
            {
                foreach (var (field, sentences) in e.Errors)
                {
                    wrong[$"{list}[{at}].{field}"] = [.. sentences.Select(s => Named(number, s))];
                }
            }
            catch (RuleViolation e)
            {
                wrong[$"{list}[{at}]"] = [Named(number, e.Message)];
            }
        }

        return wrong.Count > 0 ? throw new InvalidInput(wrong) : outcomes;
    }

    /// <summary>Refuses a row of which there is nothing at all, as a program may give it, with its number and its list.</summary>
    /// <param name="list">What the rows are called in the input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="of">What the list is a part of, in words, when that is a row of another list.</param>
    /// <exception cref="InvalidInput">A row is null.</exception>
    public static void RefuseNull<T>(string list, IReadOnlyList<T> rows, string? of = null)
    {
        var check = new Check();
        foreach (var (i, row) in rows.Index())
        {
            check.Must(row is not null, $"{list}[{i}]", $"{(of is null ? "In" : $"{of}: in")} «{list.Split('.')[^1]}» is rij {i + 1} leeg "
                + "(null). Vul ze in of laat ze weg.");
        }

        check.ThrowIfInvalid();
    }

    private static string Named(int row, string sentence) =>
        sentence.StartsWith("Rij ", StringComparison.Ordinal) ? sentence : $"Rij {row}: {sentence}";
}
