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
    private const int MaxRows = 200, MaxBytes = 900_000;

    /// <summary>The rows that leave, a value for each column: a text, a number, cents, a day, or whether.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows { get; init; } = [];

    /// <summary>The sheet as a file: <c>csv</c> or <c>xlsx</c>.</summary>
    public IResult File(string format)
    {
        List<IReadOnlyList<object?>> rows =
            [[.. Columns.Select(c => c.Heading)], .. Rows.Select(IReadOnlyList<object?> (r) => [.. r.Select(Written)])];
        return format == "xlsx"
            ? TypedResults.File(Xlsx.Write(Name, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Name}.xlsx")
            : TypedResults.File(Csv.Write(rows.Select(IReadOnlyList<string> (r) => [.. r.Select(InDutch)])), "text/csv; charset=utf-8",
                $"{Name}.csv");

        object? Written(object? value, int column) => value switch
        {
            bool yes => yes ? "ja" : "",
            int or long when Columns[column].Kind == SheetKind.Cents => Convert.ToInt64(value, CultureInfo.InvariantCulture) / 100m,
            _ => value,
        };

        static string InDutch(object? value) => value switch
        {
            null => "",
            decimal number => number.ToString("0.####", Flemish),
            DateOnly day => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, Flemish)!,
        };
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

    private FormState Read(IReadOnlyList<IReadOnlyList<string>> rows, FormState form)
    {
        var headings = rows.FirstOrDefault(r => r.Any(c => !string.IsNullOrWhiteSpace(c))) ?? [];
        var columns = headings.Select(h => Columns.FirstOrDefault(c => FoldedText.Of(c.Heading) == FoldedText.Of(h))).ToList();
        List<string> wrong = [];
        if (!columns.Contains(Columns[0]))
        {
            throw Wrong($"De kolom {Columns[0].Heading} is er niet. Bewaar eerst deze tabel als bestand, en vul dat in.");
        }

        wrong.AddRange(headings.Zip(columns).Where(h => h.Second is null && !string.IsNullOrWhiteSpace(h.First))
            .Select(h => $"De kolom “{h.First}” hoort niet bij deze tabel."));
        wrong.AddRange(columns.Where(c => c is not null).GroupBy(c => c).Where(g => g.Count() > 1)
            .Select(g => $"De kolom {g.Key!.Heading} staat er twee keer."));
        List<(string Name, string? Value)> values = [];
        var index = 0;
        foreach (var (number, row) in rows.Index().SkipWhile(r => r.Item != headings).Skip(1))
        {
            var cells = columns.Zip(row, (column, cell) => (Column: column, Text: TypedText.Tidy(cell).Trim()))
                .Where(c => c.Column is not null && c.Text.Length > 0).ToList();
            if (cells.All(c => c.Column != Columns[0]))
            {
                wrong.AddRange(cells.Where(c => c.Column!.Field is not null || c.Column.Split is not null).Take(1)
                    .Select(_ => $"Rij {number + 1}: vul de kolom {Columns[0].Heading} in."));
                continue;
            }

            values.Add(($"{List}[{index}].row", $"{number + 1}"));
            foreach (var (column, text) in cells)
            {
                if (column!.Split is { } split)
                {
                    values.AddRange(split(text).Select(s => ($"{List}[{index}].{s.Field}", (string?)s.Value)));
                }
                else if (column.Field is { } field)
                {
                    values.Add(($"{List}[{index}].{field}", Value(column.Kind, text)));
                    wrong.AddRange(values[^1].Value is null
                        ? [$"Rij {number + 1}, kolom {column.Heading}: “{text}” {NotRead(column.Kind)}"] : []);
                }
            }

            index++;
        }

        wrong.AddRange(index > MaxRows ? [$"Het bestand heeft {index} rijen; hoogstens {MaxRows} kunnen samen."] : []);
        wrong.AddRange(index == 0 && wrong.Count == 0 ? ["Er staan geen rijen in het bestand."] : []);
        return wrong.Count > 0 ? throw new InvalidInput(new Dictionary<string, string[]> { ["file"] = [.. wrong.Take(20)] })
            : form.WithRows(List, values);
    }

    private static List<IReadOnlyList<string>> Open(byte[] file, string name)
    {
        try
        {
            return file.Length is 0 or > MaxBytes ? throw Wrong("Kies een bestand van hoogstens 900 kB.")
                : file is [(byte)'P', (byte)'K', ..] ? Xlsx.Read(file)
                : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv.Read(file)
                : throw Wrong("Kies een CSV-bestand of een Excel-werkmap (.xlsx).");
        }
        catch (InvalidDataException)
        {
            throw Wrong("Dit bestand kunnen we niet openen. Bewaar het als Excel-werkmap (.xlsx) of als CSV.");
        }
    }

    private static string? Value(SheetKind kind, string text) => kind switch
    {
        SheetKind.Number => TypedNumber.Read(text) is { } number ? TypedNumber.Write(number) : null,
        SheetKind.Cents => TypedNumber.Read(text) is { } euros && euros * 100 is var cents && cents == decimal.Floor(cents)
            ? cents.ToString("0", CultureInfo.InvariantCulture) : null,
        SheetKind.Day => (decimal.TryParse(text, CultureInfo.InvariantCulture, out var serial) && serial is > 1 and < 100_000
            ? DateOnly.FromDateTime(DateTime.FromOADate((double)serial)) : DateText.Read(text))?.ToString("O"),
        SheetKind.Yes => FoldedText.Of(text) switch { "ja" or "x" or "waar" or "true" or "1" => "true",
            "nee" or "neen" or "onwaar" or "false" or "0" or "-" => "false", _ => null },
        _ => text,
    };

    private static string NotRead(SheetKind kind) => kind switch
    {
        SheetKind.Cents => "is geen bedrag in euro's en centen.",
        SheetKind.Day => "is geen dag die bestaat.",
        SheetKind.Yes => "is geen ja of nee.",
        _ => "is geen getal.",
    };

    private static InvalidInput Wrong(string sentence) => new("file", sentence);

    private static readonly CultureInfo Flemish = CultureInfo.GetCultureInfo("nl-BE");
}
