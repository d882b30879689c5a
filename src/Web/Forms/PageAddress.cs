using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Forms;

/// <summary>
/// The address of a page within a tenant, written once and used to map it, to link to it and to go there after an act:
/// <c>/bezoeken/{id:guid}</c>. It may end in a query or a fragment, which a link fills in and mapping cannot have.
/// </summary>
/// <param name="Pattern">A route pattern, from the slash after the tenant.</param>
public sealed partial record PageAddress(string Pattern)
{
    /// <summary>The address in a tenant (its slug), with the values of the placeholders in their order.</summary>
    public string In(string tenant, params IReadOnlyList<object?> values)
    {
        var next = 0;
        return $"/{tenant}" + Placeholder().Replace(Pattern, _ => Text(values[next++]));
    }

    /// <summary>
    /// The address in the tenant of a request, with the placeholders by the names they have there; the last one is what was made, if
    /// anything.
    /// </summary>
    internal string After(HttpContext http, Guid? created)
    {
        var placeholders = Placeholder().Matches(Pattern).Select(m => m.Groups["name"].Value).ToList();
        return In((string)http.GetRouteValue("tenant")!,
            [.. placeholders.Select((name, i) => created is not null && i == placeholders.Count - 1 ? created : http.GetRouteValue(name))]);
    }

    private static string Text(object? value) => Uri.EscapeDataString(
        value is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)
            ?? "");

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
