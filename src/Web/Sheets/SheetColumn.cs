namespace AgiiPlatform.Web.Sheets;

/// <summary>A column of a sheet.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Field">The field of the form that it fills when the sheet comes back; none: it is computed, and only leaves.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Split">For a cell that fills several fields: which, with what.</param>
public sealed record SheetColumn(
    string Heading, string? Field = null, SheetKind Kind = SheetKind.Text,
    Func<string, IEnumerable<(string Field, string Value)>>? Split = null);
