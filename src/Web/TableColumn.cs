namespace AgiiPlatform.Web;

/// <summary>A column of a <see cref="DataTable"/>.</summary>
/// <param name="Text">What it says above the column.</param>
/// <param name="Number">Whether it holds numbers, which are set to the right.</param>
public sealed record TableColumn(string Text, bool Number = false)
{
    /// <summary>A column of text is just its words.</summary>
    public static implicit operator TableColumn(string text) => new(text);
}
