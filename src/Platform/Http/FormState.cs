namespace AgiiPlatform.Platform.Http;

/// <summary>
/// What a form shows: the values to fill in, and, after a refusal, what was wrong. Nothing a person typed is lost:
/// a refused form comes back with the same values. Names are those of the JSON body (<c>period.from</c>, <c>parties[0].name</c>).
/// </summary>
public sealed class FormState
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    /// <summary>A form with the given values, field errors and, for a refusal by a rule, its sentence.</summary>
    public FormState(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? values = null,
        IReadOnlyDictionary<string, string[]>? errors = null,
        string? refusal = null)
    {
        _values = values ?? new Dictionary<string, IReadOnlyList<string>>();
        Errors = errors ?? new Dictionary<string, string[]>();
        Refusal = refusal;
    }

    /// <summary>The empty form.</summary>
    public static FormState Empty { get; } = new();

    /// <summary>A fresh form with these values filled in; a null value is left empty.</summary>
    public static FormState With(params IEnumerable<(string Name, string? Value)> values) =>
        new(values.Where(v => v.Value is not null).GroupBy(v => v.Name)
            .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(v => v.Value!)]));

    /// <summary>Errors by field name; a sentence each, in Dutch.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }

    /// <summary>The sentence of the rule that refused the act; null when no rule did.</summary>
    public string? Refusal { get; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool HasErrors => Errors.Count > 0 || Refusal is not null;

    /// <summary>The first value of a field, or null.</summary>
    public string? Value(string name) => _values.TryGetValue(name, out var all) && all.Count > 0 ? all[0] : null;

    /// <summary>All values of a field that can occur more than once.</summary>
    public IReadOnlyList<string> Values(string name) => _values.TryGetValue(name, out var all) ? all : [];

    /// <summary>The errors of one field; a list posts as <c>themes[]</c> and is wrong as <c>themes</c>.</summary>
    public IReadOnlyList<string> ErrorsOf(string name) =>
        Errors.GetValueOrDefault(name) ?? Errors.GetValueOrDefault(name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name) ?? [];
}
