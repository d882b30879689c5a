using System.Globalization;

namespace AgiiPlatform.Web.Sheets;

/// <summary>A table that leaves as an Excel workbook.</summary>
/// <param name="Name">The name of the file and of the sheet.</param>
/// <param name="List">The list that its rows are: <c>actions</c>.</param>
/// <param name="Columns">Its columns.</param>
public sealed record Sheet(string Name, string List, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>The rows that leave, a value for each column: a text, a number, cents, a day, or whether.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows { get; init; } = [];

    /// <summary>The sheet as a file.</summary>
    public IResult File(string format) => format != "xlsx" ? throw new ArgumentOutOfRangeException(nameof(format)) : TypedResults.File(
        Xlsx.Write(Name, [[.. Columns.Select(c => c.Heading)], .. Rows.Select(IReadOnlyList<object?> (r) => [.. r.Select(Written)])]),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Name}.xlsx");

    private object? Written(object? value, int column) => value switch
    {
        bool yes => yes ? "ja" : "",
        int or long when Columns[column].Kind == SheetKind.Cents => Convert.ToInt64(value, CultureInfo.InvariantCulture) / 100m,
        _ => value,
    };
}
