namespace AgiiPlatform.Platform.Http;

/// <summary>The input is not usable: per field, what is wrong. Answered as 400; a form comes back with its values and the errors.</summary>
public sealed class InvalidInput(IReadOnlyDictionary<string, string[]> errors) : Exception("Invalid input.")
{
    /// <summary>One error on one field.</summary>
    public InvalidInput(string field, string sentence) : this(new Dictionary<string, string[]> { [field] = [sentence] })
    {
    }

    /// <summary>Dutch sentences by field, named as in the JSON body.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;

    /// <summary>What is wrong with the input, by field; null when the exception is about something else.</summary>
    public static IReadOnlyDictionary<string, string[]>? ErrorsIn(Exception e) => e switch
    {
        InvalidInput i => i.Errors,
        BadHttpRequestException { InnerException: JsonException j } => ErrorsIn(j),
        // The framework names what it could not read only in its sentence: Failed to bind parameter "DateOnly? asOf" from "2026-13-01".
        BadHttpRequestException b when b.Message.Split('"') is ["Failed to bind parameter ", var named, ..] =>
            new Dictionary<string, string[]> { [named.Split(' ')[^1]] = ["Deze waarde is niet geldig."] },
        // The field a JSON error is about, from the reader's path; the whole body when it has none.
        JsonException j => new Dictionary<string, string[]>
        {
            [j.Path is { Length: > 2 } p ? p.TrimStart('$').TrimStart('.') : "body"] =
                [j is RefusedText ? j.Message : "Deze waarde is niet geldig of hoort hier niet."],
        },
        _ => null,
    };
}
