namespace AgiiPlatform.Platform.Http;

/// <summary>A rule of the domain refuses the act: a Dutch sentence for the person, a stable name for programs. Answered as 409.</summary>
public sealed class Refusal(string rule, string sentence) : Exception(sentence)
{
    /// <summary>The rule's name in kebab case, the end of the problem's <c>type</c>.</summary>
    public string Rule { get; } = rule;

    /// <summary>Refuses when the condition holds.</summary>
    public static void If(bool condition, string rule, string sentence)
    {
        if (condition)
        {
            throw new Refusal(rule, sentence);
        }
    }
}

/// <summary>The input is not usable: per field, what is wrong. Answered as 400; a form comes back with its values and the errors.</summary>
public sealed class InvalidInput(IReadOnlyDictionary<string, string[]> errors) : Exception("Invalid input.")
{
    /// <summary>One error on one field.</summary>
    public InvalidInput(string field, string sentence) : this(new Dictionary<string, string[]> { [field] = [sentence] })
    {
    }

    /// <summary>Dutch sentences by field, named as in the JSON body.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>What was asked for does not exist, or belongs to somebody else: nobody can tell which. Answered as 404.</summary>
public sealed class NotFound() : Exception("Not found.");

/// <summary>Collects what is wrong with an input, field by field, and throws it in one go.</summary>
public sealed class Check
{
    private readonly Dictionary<string, List<string>> _errors = [];

    /// <summary>Adds an error when the condition does not hold.</summary>
    public Check That(bool holds, string field, string sentence)
    {
        if (!holds)
        {
            if (!_errors.TryGetValue(field, out var list))
            {
                _errors[field] = list = [];
            }

            list.Add(sentence);
        }

        return this;
    }

    /// <summary>The field must have a text of at most <paramref name="max"/> characters.</summary>
    public Check Text(string? value, string field, string label, int max = 200) =>
        That(!string.IsNullOrWhiteSpace(value), field, $"Vul {label} in.").Optional(value, field, label, max);

    /// <summary>The field may be empty; if not, at most <paramref name="max"/> characters.</summary>
    public Check Optional(string? value, string field, string label, int max = 200) =>
        That(value is null || value.Length <= max, field, $"Gebruik voor {label} hoogstens {max} tekens.");

    /// <summary>The field must have a value.</summary>
    public Check Given<T>(T? value, string field, string label) where T : struct =>
        That(value is not null, field, $"Vul {label} in.");

    /// <summary>Throws <see cref="InvalidInput"/> when anything was wrong.</summary>
    public void Done()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidInput(_errors.ToDictionary(e => e.Key, e => e.Value.ToArray()));
        }
    }
}
