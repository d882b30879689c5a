namespace AgiiPlatform.Web.Input;

/// <summary>
/// A day in a query string (<c>DayInQuery? datum</c>), read as in a form. The framework alone would read 4/9/2026 as 9 April.
/// </summary>
public readonly record struct DayInQuery(DateOnly Day)
{
    /// <summary>How the framework binds it.</summary>
    public static bool TryParse(string? text, out DayInQuery day)
    {
        var read = DateText.Read(text ?? "");
        day = new(read ?? default);
        return read is not null;
    }
}
