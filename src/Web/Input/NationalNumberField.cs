namespace AgiiPlatform.Web.Input;

/// <summary>The one field that a national number is meant for.</summary>
public sealed class NationalNumberField : TextConverter
{
    /// <inheritdoc/>
    protected override string Take(string typed) => TypedText.Tidy(typed);
}
