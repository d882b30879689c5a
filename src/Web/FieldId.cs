using System.Text;

namespace AgiiPlatform.Web;

/// <summary>The element id that belongs to a field name, so that a page can link to a field.</summary>
public static class FieldId
{
    /// <summary><c>parties[0].name</c> becomes <c>veld-parties-0-name</c>; a form's own id keeps two forms on one page apart.</summary>
    public static string Of(string name, string? form = null)
    {
        var id = new StringBuilder(form ?? "veld");
        var between = true;
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                between = true;
                continue;
            }

            if (between)
            {
                id.Append('-');
            }

            id.Append(letter);
            between = false;
        }

        return id.ToString();
    }
}
