namespace AgiiPlatform.Agreements.Drafts;

/// <summary>A field in which two versions differ: what is saved and what was typed, or the earlier value and the present one.</summary>
public sealed record Difference(string Label, string? Saved, string? Typed)
{
    /// <summary>
    /// The fields in which a form that comes back differs from what is saved, when that changed since the form was asked for.
    /// </summary>
    internal static IReadOnlyList<Difference> SinceRead(
        int version, IReadOnlyList<(string Name, string Label, string? Value)> saved, FormState form) =>
        form.IsTyped && form.Value("version") != $"{version}" ? Between(saved, form) : [];

    /// <summary>The fields in which a form differs from what is saved.</summary>
    internal static IReadOnlyList<Difference> Between(IReadOnlyList<(string Name, string Label, string? Value)> saved, FormState typed) =>
    [
        .. from field in saved
           let now = IsList(field.Name) ? string.Join('\n', typed.Values(field.Name)) : typed.Value(field.Name)
           where (field.Value ?? "").ReplaceLineEndings("\n") != (now ?? "").ReplaceLineEndings("\n")
           select new Difference(field.Label, field.Value, now),
    ];

    /// <summary>A form with these values; a list is one text, a line each.</summary>
    internal static FormState Filled(IEnumerable<(string Name, string Label, string? Value)> values) =>
        FormState.With(values.SelectMany(v => IsList(v.Name)
            ? (v.Value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (v.Name, (string?)line))
            : [(v.Name, v.Value)]));

    private static bool IsList(string name) => name.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>A form's value as people read it: a choice by its name, a day in words, nothing as a dash.</summary>
    internal static string ToDisplay(string? value, Func<string, string?> toDisplay) =>
        string.IsNullOrEmpty(value) ? "–"
        : toDisplay(value) ?? (DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) ? date.InWords() : value);
}
