namespace AgiiPlatform.Web.Input;

/// <summary>A password: whatever it looks like, and never changed unseen.</summary>
public sealed class PasswordField : TextConverter
{
    /// <inheritdoc/>
    protected override string Take(string typed) => TypedText.Password(typed);
}
