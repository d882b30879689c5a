namespace AgiiPlatform.Web.Sheets;

/// <summary>What stands in a column of a sheet, and how it becomes the value of a field.</summary>
public enum SheetKind
{
    /// <summary>A text.</summary>
    Text,
    /// <summary>A number, with a decimal comma; the field has a decimal point.</summary>
    Number,
    /// <summary>Euros in the sheet; cents in the field and in the row that is written.</summary>
    Cents,
    /// <summary>A day.</summary>
    Day,
    /// <summary>"ja", or nothing.</summary>
    Yes,
}
