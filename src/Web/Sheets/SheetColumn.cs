namespace AgiiPlatform.Web.Sheets;

/// <summary>A column of a sheet.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Field">The field of the form that it fills when the sheet comes back; none: it is computed, and only leaves.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Split">For a cell that fills several fields: which, with what; <see cref="RefusedText"/> when it cannot be.</param>
/// <param name="Needed">Whether a new row cannot do without it.</param>
/// <param name="Otherwise">The column that says the same in another way: when that one is in the file, this one is not kept.</param>
public sealed record SheetColumn(
    string Heading, string? Field = null, SheetKind Kind = SheetKind.Text,
    Func<string, IEnumerable<(string Field, string Value)>>? Split = null, bool Needed = false, string? Otherwise = null)
{
    /// <summary>For a field that is chosen: each value with the words that stand in the sheet.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }

    /// <summary>Whether a cell holds several values, with <c>;</c>, a comma or a line end between; the field is <c>themes[]</c>.</summary>
    public bool Many { get; init; }

    /// <summary>Whether it comes back.</summary>
    internal bool ComesBack => Field is not null || Split is not null;
}
