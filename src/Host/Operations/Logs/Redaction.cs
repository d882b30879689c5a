using System.Text.RegularExpressions;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Host.Operations.Logs;

/// <summary>
/// What the log and the page of failed messages may tell: nothing of a person, and nothing that opens a door. The one place that decides
/// so; <see cref="CalmLoggerFactory"/> has every line pass here, whoever writes it and wherever it goes.
/// </summary>
/// <remarks>
/// In a line the values are known by the names of their parameters, and its other words are a programmer's. An error's words may repeat
/// whatever it is about: there all that is quoted goes, and every long number.
/// </remarks>
internal static partial class Redaction
{
    private const string Hidden = "…";

    /// <summary>The names of parameters that hold what is never written, in whichever case.</summary>
    private static readonly HashSet<string> Personal = new(StringComparer.OrdinalIgnoreCase)
    {
        "Name", "FirstName", "LastName", "DisplayName", "Person", "PersonName", "Client", "User", "UserName", "Email", "Phone", "Insz",
        "Note", "Password", "Token", "Cookie", "Authorization", "QueryString", "Query", "Body", "Form", "SourceValue",
    };

    /// <summary>A text without mail addresses, national and phone numbers, queries of addresses, tokens and passwords.</summary>
    internal static string Of(string text)
    {
        var plain = Anywhere().Replace(text, m => m.Groups["keep"].Success ? m.Value : m.Groups["before"].Value + Hidden);
        return NationalNumber.IsIn(plain) ? "(niet getoond)" : plain;
    }

    /// <summary>An error in a line, without what may be about a person: what was quoted, addresses of mail, and long numbers.</summary>
    internal static string OfError(string error)
    {
        var line = error.Split('\n')[0].Trim();
        return NationalNumber.IsIn(line) ? "(niet getoond)"
            : Of(Quoted().Replace(line, m => m.Groups["keep"].Success ? m.Value : Hidden));
    }

    /// <summary>An error with its causes and where it came from; of a rule its name, as its sentence is for the person.</summary>
    internal static string OfError(Exception e)
    {
        var words = e is RuleViolation { Rule: var rule } ? rule : OfError(e.Message);
        var causes = e is AggregateException { InnerExceptions: var several } ? several : e.InnerException is { } one ? [one] : [];
        return $"{e.GetType().FullName}: {words}\n{e.StackTrace}{string.Concat(causes.Select(c => $"\n ---> {OfError(c)}"))}";
    }

    /// <summary>A value by the name of its parameter; what cannot be about a person (a number, a moment, an id) stays.</summary>
    internal static object? Of(string parameter, object? value) => value switch
    {
        null => null,
        _ when Personal.Contains(parameter) => Hidden,
        Exception e => OfError(e),
        Guid or Enum or TimeSpan or DateTime or DateTimeOffset or bool or decimal => value,
        _ when value.GetType().IsPrimitive => value,
        _ => Of(value.ToString() ?? ""),
    };

    /// <summary>Ids first, to keep them: there are digits in them.</summary>
    [GeneratedRegex("""
        (?<keep>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)
        |(?<before>\b(?:bearer|basic)\x20)[\w.~+/=-]+
        |(?<before>\b(?:password|pwd|accountkey|sharedaccesssignature)=)[^;\s"']+
        |(?<before>\?)[^\s"'?]*=[^\s"']*
        |[^\s"'<>()\[\]:;,=]+@[^\s"'<>()\[\]:;,]+
        |\b\d{2}[\x20./-]{0,3}\d{2}[\x20./-]{0,3}\d{2}[\x20./-]{0,3}\d{3}[\x20./-]{0,3}\d{2}\b
        |(?:\+|\b00?)[1-9](?:[\x20./()-]{0,3}\d){7,12}\b
        """, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
             | RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();

    /// <summary>What stands in quotes (but names of parts of the database), and numbers of six digits or more; ids stay.</summary>
    [GeneratedRegex("""
        (?<keep>\b(constraint|relation|table|column|index)\x20"[^"]*")
        |(?<keep>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)
        |"[^"]*"|'[^']*'|„[^”]*”|\S+@\S+|\b\d[\d\x20.-]{4,}\d\b
        """, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();
}
