using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace AgiiPlatform.Web.Forms;

/// <summary>
/// What a form shows: the values to fill in, and, after a refusal, what was wrong. Nothing a person typed is lost:
/// a refused form comes back with the same values. Names are those of the JSON body (<c>period.from</c>, <c>parties[0].name</c>).
/// </summary>
/// <param name="values">The values by name; several for a list (<c>themes[]</c>).</param>
/// <param name="errors">Errors by field name; a sentence each, in Dutch.</param>
/// <param name="violation">The rule that refused the act; null when none did.</param>
public sealed class FormState(
    IReadOnlyDictionary<string, IReadOnlyList<string>> values,
    IReadOnlyDictionary<string, string[]>? errors = null,
    RuleViolation? violation = null)
{
    /// <summary>The empty form.</summary>
    public static FormState Empty { get; } = With();

    /// <summary>A fresh form with these values filled in; a null value is left empty.</summary>
    public static FormState With(params IEnumerable<(string Name, string? Value)> values) =>
        new(Grouped(values));

    /// <summary>Errors by field name; a sentence each, in Dutch.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors ?? new Dictionary<string, string[]>();

    /// <summary>The rule that refused the act; null when none did.</summary>
    public RuleViolation? Violation { get; } = violation;

    /// <summary>Whether the form was refused, and there is something to tell.</summary>
    public bool HasErrors => Errors.Count > 0 || Violation is not null;

    /// <summary>Whether it is what a person typed, refused or looked over again, and not a fresh form.</summary>
    public bool IsTyped => HasErrors || values.Count > 0;

    /// <summary>The first value of a field, or null.</summary>
    public string? Value(string name) => Values(name).FirstOrDefault();

    /// <summary>All values of a field that can occur more than once.</summary>
    public IReadOnlyList<string> Values(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>The errors of one field; a list posts as <c>themes[]</c> and is wrong as <c>themes</c>.</summary>
    public IReadOnlyList<string> ErrorsOf(string name) =>
        Errors.GetValueOrDefault(name) ?? Errors.GetValueOrDefault(name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name) ?? [];

    /// <summary>The same values, with what is wrong with them.</summary>
    public FormState WithErrors(IReadOnlyDictionary<string, string[]> wrong) => new(values, wrong, Violation);

    /// <summary>The same values, with why they were refused: by a rule, or by what is wrong with a field.</summary>
    public FormState Refused(Exception e) => new(values, InvalidInput.ErrorsIn(e), e as RuleViolation);

    /// <summary>What stands in it, as the act would get it.</summary>
    /// <exception cref="InvalidInput">A field cannot be read.</exception>
    public T As<T>(JsonSerializerOptions options)
    {
        try
        {
            return FormJson.Read(new FormCollection(values.ToDictionary(v => v.Key, v => new StringValues([.. v.Value]))))
                .Deserialize<T>(options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidInput(InvalidInput.ErrorsIn(e)!);
        }
    }

    /// <summary>The same, with these values where there were none.</summary>
    public FormState Or(IEnumerable<(string Name, string? Value)> others) =>
        new(Grouped(Flat.Concat(others.Where(o => !values.ContainsKey(o.Name)))), Errors, Violation);

    /// <summary>The same, with other rows in this list.</summary>
    internal FormState WithRows(string list, IEnumerable<(string Name, string? Value)> rows) =>
        With(Flat.Where(v => !v.Name.StartsWith($"{list}[", StringComparison.Ordinal)).Concat(rows));

    /// <summary>What stands in the rows of a list.</summary>
    internal IEnumerable<(string Name, string? Value)> In(string list) =>
        Flat.Where(v => v.Name.StartsWith($"{list}[", StringComparison.Ordinal));

    private IEnumerable<(string Name, string? Value)> Flat => values.SelectMany(v => v.Value.Select(x => (v.Key, (string?)x)));

    private static Dictionary<string, IReadOnlyList<string>> Grouped(IEnumerable<(string Name, string? Value)> values) =>
        values.Where(v => v.Value is not null).GroupBy(v => v.Name)
            .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(v => v.Value!)]);

    /// <summary>In a page that shows a form: the empty one when it is asked for, the refused one after that.</summary>
    public static ValueTask<FormState?> BindAsync(HttpContext http) => new((FormState?)http.Items[typeof(FormState)] ?? Empty);
}
