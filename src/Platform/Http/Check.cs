namespace AgiiPlatform.Platform.Http;

/// <summary>Collects what is wrong with an input, field by field, and throws it in one go.</summary>
public sealed class Check
{
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>Adds an error when the condition does not hold.</summary>
    public Check Must(bool holds, string field, string sentence)
    {
        if (!holds)
        {
            _errors[field] = [.. _errors.GetValueOrDefault(field, []), sentence];
        }

        return this;
    }

    /// <summary>The field must have a text of at most <paramref name="max"/> characters.</summary>
    public Check RequiredText(string? value, string field, string label, int max = 200) =>
        Must(!string.IsNullOrWhiteSpace(value), field, $"Vul {label} in.").MaxLength(value, field, label, max);

    /// <summary>The field may be empty; if not, at most <paramref name="max"/> characters.</summary>
    public Check MaxLength(string? value, string field, string label, int max = 200) =>
        Must(value is null || value.Length <= max, field, $"Gebruik voor {label} hoogstens {max} tekens.");

    /// <summary>The field may be empty; if not, it must have the form of an e-mail address: one @, and a dot after it.</summary>
    public Check EmailAddress(string? value, string field) =>
        Must(value is null || (value.IndexOf('@') is > 0 and var at && at == value.LastIndexOf('@') && value.IndexOf('.', at) > at + 1
            && !value.EndsWith('.')
            && !value.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>')), field, "Dit is geen e-mailadres.");

    /// <summary>The field must have a value.</summary>
    public Check Required<T>(T? value, string field, string label) where T : struct => Must(value is not null, field, $"Vul {label} in.");

    /// <summary>Throws <see cref="InvalidInput"/> when anything was wrong.</summary>
    public void ThrowIfInvalid() => _ = _errors.Count > 0 ? throw new InvalidInput(_errors) : _errors;
}
