namespace AgiiPlatform.Agreements.Drafts;

/// <summary>A field in which two versions differ: what is saved beside what was typed, or what was beside what is.</summary>
public sealed record Difference(string Label, string? Saved, string? Typed)
{
    /// <summary>The fields in which a form differs from what was saved in the meantime.</summary>
    internal static IReadOnlyList<Difference> Between(IReadOnlyList<(string Name, string Label, string? Value)> saved, FormState typed) =>
    [
        .. from field in saved
           let now = field.Name.EndsWith("[]", StringComparison.Ordinal) ? string.Join('\n', typed.Values(field.Name)) : typed.Value(field.Name)
           where (field.Value ?? "").ReplaceLineEndings("\n") != (now ?? "").ReplaceLineEndings("\n")
           select new Difference(field.Label, field.Value, now),
    ];

    /// <summary>A form with these values; a list is one text, a line each.</summary>
    internal static FormState Filled(IEnumerable<(string Name, string Label, string? Value)> values) => FormState.With(values.SelectMany(v =>
        v.Name.EndsWith("[]", StringComparison.Ordinal) ? (v.Value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (v.Name, (string?)line)) : [(v.Name, v.Value)]));

    /// <summary>A form's value as people read it: a choice by its name, a day in words, nothing as a dash.</summary>
    internal static string ToDisplay(string? value, Func<string, string?> toDisplay) =>
        string.IsNullOrEmpty(value) ? "–"
        : toDisplay(value) ?? (DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) ? date.InWords() : value);
}
