using System.Globalization;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Web.Sheets;

/// <summary>
/// A table that leaves as CSV and as an Excel workbook, and comes back the same way: into the form in which people type the same rows, so
/// that it is looked over, checked by the same rules and saved by the same act. The row of the sheet comes along in the field <c>row</c>.
/// </summary>
/// <param name="Name">The name of the file and of the sheet.</param>
/// <param name="List">The list of the form that its rows fill: <c>actions</c>.</param>
/// <param name="Columns">Its columns. A row in which the first is empty does not count.</param>
public sealed record Sheet(string Name, string List, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>How many rows can come back at once.</summary>
    public const int MaxRows = 200;

    private const int MaxBytes = 900_000;

    /// <summary>
    /// The rows that leave, a value for each column: a text, a number, cents, a day, or whether. When a file comes back without a column,
    /// they are what stays as it is.
    /// </summary>
    public IEnumerable<IReadOnlyList<object?>> Rows { get; init; } = [];

    /// <summary>The headings of the columns by which a row is known again; no two rows say the same there.</summary>
    public IReadOnlyList<string> Key { get; init; } = [Columns[0].Heading];

    /// <summary>The sheet as a file: <c>csv</c> or <c>xlsx</c>.</summary>
    public IResult File(string format)
    {
        List<IReadOnlyList<object?>> rows =
            [[.. Columns.Select(c => c.Heading)], .. Rows.Select(IReadOnlyList<object?> (r) => [.. r.Select(Written)])];
        return format == "xlsx"
            ? TypedResults.File(Xlsx.Write(Name, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Name}.xlsx")
            : TypedResults.File(Csv.Write(rows.Select(IReadOnlyList<SheetCell> (r) => [.. r.Select(Cell)])), "text/csv; charset=utf-8",
                $"{Name}.csv");
    }

    /// <summary>
    /// The form with the rows of a file: what else was typed stays. Or, when something in it cannot be read, each row and column in which
    /// that is.
    /// </summary>
    public FormState Read(byte[] file, string name, FormState form)
    {
        try
        {
            return Read(Open(file, name), form);
        }
        catch (InvalidInput e)
        {
            return form.WithErrors(e.Errors);
        }
    }

    private FormState Read(List<IReadOnlyList<SheetCell>> rows, FormState form)
    {
        var top = rows.FindIndex(r => r.Any(c => !c.IsEmpty));
        var headings = top < 0 ? [] : rows[top];
        var columns = headings.Select(h => Columns.FirstOrDefault(c => FoldedText.Of(c.Heading) == FoldedText.Of(h.Text))).ToList();
        if (!columns.Contains(Columns[0]))
        {
            throw Wrong($"De kolom {Columns[0].Heading} is er niet. Bewaar eerst deze tabel als bestand, en vul dat in.");
        }

        List<string> wrong =
        [
            .. headings.Zip(columns).Where(h => h.Second is null && !h.First.IsEmpty)
                .Select(h => $"De kolom “{h.First.Text}” hoort niet bij deze tabel."),
            .. columns.OfType<SheetColumn>().GroupBy(c => c).Where(g => g.Count() > 1)
                .Select(g => $"De kolom {g.Key.Heading} staat er twee keer."),
        ];
        var untold = Columns.Where(c => c.ComesBack && !columns.Contains(c)).ToList();
        var kept = untold.Where(c => !columns.Any(told => told?.Heading == c.Otherwise && c.Otherwise is not null)).ToList();
        var now = Rows.Select(r => Columns.Zip(r, (column, value) => (Column: column, Cell: Cell(Written(value, column)))).ToList())
            .Select(cells => (Key: KeyOf(cells), Cells: cells)).Where(r => r.Key is not null)
            .DistinctBy(r => r.Key).ToDictionary(r => r.Key!, r => r.Cells);
        List<(string Name, string? Value)> values = [];
        Dictionary<string, int> seen = [];
        HashSet<SheetColumn> missed = [];
        var index = 0;
        foreach (var (number, row) in rows.Index().Skip(top + 1).Select(r => (r.Index + 1, r.Item)))
        {
            wrong.AddRange(row.Index().Where(c => !c.Item.IsEmpty && (c.Index >= headings.Count || headings[c.Index].IsEmpty))
                .Select(c => $"Rij {number}, kolom {Xlsx.Column(c.Index)}: “{c.Item.Text}” staat onder geen enkel opschrift."));
            var cells = columns.Zip(row, (column, cell) => (Column: column!, Cell: cell with { Text = TypedText.Tidy(cell.Text).Trim() }))
                .Where(c => c.Column is not null && !c.Cell.IsEmpty).ToList();
            if (cells.All(c => c.Column != Columns[0]))
            {
                wrong.AddRange(cells.Where(c => c.Column.ComesBack).Take(1)
                    .Select(_ => $"Rij {number}: vul de kolom {Columns[0].Heading} in."));
                continue;
            }

            var key = KeyOf(cells);
            var same = key ?? string.Join('\u001F', cells.Select(c => $"{c.Column.Heading}\u001E{c.Cell.Text}"));
            if (!seen.TryAdd(same, number))
            {
                var named = cells.Where(c => Key.Contains(c.Column.Heading)).Select(c => $"{c.Column.Heading} {c.Cell.Text}");
                wrong.Add(key is null ? $"Rij {number} zegt hetzelfde als rij {seen[same]}."
                    : $"Rij {number}: {string.Join(", ", named)} staat ook in rij {seen[same]}.");
            }

            var known = key is null ? null : now.GetValueOrDefault(key);
            missed.UnionWith(known is null ? untold.Where(c => c.Needed) : []);
            values.Add(($"{List}[{index}].row", $"{number}"));
            foreach (var (column, cell) in cells.Concat((known ?? []).Where(c => kept.Contains(c.Column) && !c.Cell.IsEmpty)))
            {
                try
                {
                    values.AddRange(Fields(column, cell).Select(f => ($"{List}[{index}].{f.Field}", (string?)f.Value)));
                }
                catch (RefusedText e)
                {
                    wrong.Add($"Rij {number}, kolom {column.Heading}: “{cell.Text}” {e.Message}");
                }
            }

            index++;
        }

        wrong.InsertRange(0, missed.Select(c => $"De kolom {c.Heading} is er niet, en een nieuwe rij kan niet zonder."));
        wrong.AddRange(index > MaxRows ? [$"Het bestand heeft {index} rijen; hoogstens {MaxRows} kunnen samen."] : []);
        wrong.AddRange(index == 0 && wrong.Count == 0 ? ["Er staan geen rijen in het bestand."] : []);
        return wrong.Count > 0 ? throw new InvalidInput(new Dictionary<string, string[]> { ["file"] = [.. wrong.Take(20)] })
            : form.WithRows(List, values);
    }

    /// <summary>What a row is known by; null when nothing of it is filled in.</summary>
    private string? KeyOf(IEnumerable<(SheetColumn Column, SheetCell Cell)> cells)
    {
        var parts = Key.Select(heading => cells.FirstOrDefault(c => c.Column.Heading == heading)).ToList();
        return parts.All(p => p.Column is null || p.Cell.IsEmpty) ? null : string.Join('\u001F',
            parts.Select(p => p.Column is null || p.Cell.IsEmpty ? "" : FoldedText.Of(Value(p.Column.Kind, p.Cell) ?? p.Cell.Text)));
    }

    /// <summary>What changes from one row to another, in the words of the sheet; null when nothing does.</summary>
    public string? Changes(IReadOnlyList<object?> before, IReadOnlyList<object?> after)
    {
        List<string> changes =
        [
            .. from column in Columns.Index()
               where column.Item.ComesBack && !Key.Contains(column.Item.Heading)
               let was = InDutch(Written(before[column.Index], column.Index))
               let now = InDutch(Written(after[column.Index], column.Index))
               where was != now
               select $"{column.Item.Heading} {(was.Length == 0 ? "leeg" : $"“{was}”")} wordt {(now.Length == 0 ? "leeg" : $"“{now}”")}",
        ];
        return changes.Count == 0 ? null : string.Join("; ", changes);
    }

    /// <summary>The fields that a cell fills.</summary>
    /// <exception cref="RefusedText">It cannot be read, or says nothing that can be believed.</exception>
    private static IEnumerable<(string Field, string Value)> Fields(SheetColumn column, SheetCell cell)
    {
        if (!column.ComesBack)
        {
            return [];
        }

        if (cell.Wrong is not null)
        {
            throw new RefusedText(cell.Wrong);
        }

        return column.Split is { } split ? split(cell.Text)
            : [.. (column.Many ? cell.Text.Split([';', ',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [cell.Text]).Select(text => (column.Field!, column.Choices is { } choices ? Chosen(choices, text)
                    : Value(column.Kind, cell with { Text = text }) ?? throw new RefusedText(NotRead(column.Kind, text))))];
    }

    private static string Chosen(IReadOnlyList<(string Value, string Text)> choices, string text) =>
        choices.FirstOrDefault(c => FoldedText.Of(c.Text) == FoldedText.Of(text)).Value
            ?? throw new RefusedText($"kan hier niet. Kies uit: {string.Join(", ", choices.Select(c => c.Text))}.");

    private static List<IReadOnlyList<SheetCell>> Open(byte[] file, string name)
    {
        try
        {
            return file.Length is 0 or > MaxBytes ? throw Wrong("Kies een bestand van hoogstens 900 kB.")
                : file is [(byte)'P', (byte)'K', ..] ? Xlsx.Read(file)
                : Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".txt" or ".tsv"
                    ? [.. Csv.Read(file).Select(IReadOnlyList<SheetCell> (row) => [.. row.Select(text => new SheetCell(text))])]
                : throw Wrong("Kies een CSV-bestand of een Excel-werkmap (.xlsx).");
        }
        catch (InvalidDataException)
        {
            throw Wrong("Dit bestand kunnen we niet openen. Bewaar het als Excel-werkmap (.xlsx) of als CSV.");
        }
    }

    private object? Written(object? value, int column) => Written(value, Columns[column]);

    private static object? Written(object? value, SheetColumn column) => value switch
    {
        bool yes => yes ? "ja" : "",
        int or long when column.Kind == SheetKind.Cents => Convert.ToInt64(value, CultureInfo.InvariantCulture) / 100m,
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static SheetCell Cell(object? value) => new(InDutch(value), value is decimal or DateOnly ? value : null);

    private static string InDutch(object? value) => value switch
    {
        null => "",
        decimal number => TypedNumber.Write(number),
        DateOnly day => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, Flemish)!,
    };

    private static string? Value(SheetKind kind, SheetCell cell) => kind switch
    {
        SheetKind.Number => Number(cell) is { } number ? TypedNumber.Write(number) : null,
        SheetKind.Cents => Number(cell) is { } euros && euros * 100 is var cents && cents == decimal.Floor(cents)
            ? cents.ToString("0", CultureInfo.InvariantCulture) : null,
        SheetKind.Day => (cell.Value as DateOnly? ?? DateText.Read(cell.Text))?.ToString("O"),
        SheetKind.Yes => FoldedText.Of(cell.Text) switch { "ja" or "x" or "waar" or "true" or "1" => "true",
            "nee" or "neen" or "onwaar" or "false" or "0" or "-" => "false", _ => null },
        _ => cell.Text,
    };

    private static decimal? Number(SheetCell cell) => cell.Value is decimal number
        ? Math.Abs(number) < 1_000_000_000_000 ? number : null : TypedNumber.Read(cell.Text);

    private static string NotRead(SheetKind kind, string text) => kind switch
    {
        SheetKind.Yes => "is geen ja of nee.",
        SheetKind.Day => TypedNumber.Read(text) is null ? "is geen dag die bestaat." : "is een getal, geen dag.",
        _ when text.EndsWith('%') => "is een percentage, geen getal. Schrijf het getal zonder %.",
        _ when DateText.Read(text) is not null => "is een dag, geen getal. Geef de cel de opmaak van een getal.",
        SheetKind.Cents => "is geen bedrag in euro's en centen.",
        _ => "is geen getal.",
    };

    private static InvalidInput Wrong(string sentence) => new("file", sentence);

    private static readonly CultureInfo Flemish = CultureInfo.GetCultureInfo("nl-BE");
}
