using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Somebody of AgII's staff on an action: by account, by name as typed, or both. Both days are included; null is from the beginning, or
/// until further notice.
/// </summary>
public sealed record StaffMember(Guid? Id, string? Name, DateOnly? From, DateOnly? Until)
{
    /// <summary>How many an action has at most.</summary>
    internal const int Most = 20;

    /// <summary>The name, or as much of the account as tells two of them apart.</summary>
    internal string DisplayName => Name ?? Unknown(Id);

    /// <summary>With the days: "Cas Consulent, van 1 maart 2026 tot en met 30 juni 2026".</summary>
    internal string ToDisplay => (From ?? Until) is null ? DisplayName : $"{DisplayName}, {new Period(From, Until).InWords()}";

    /// <summary>Whether the last day lies before this one.</summary>
    internal bool IsOver(DateOnly day) => Until < day;

    /// <summary>For one whose name is not known here: enough of the account to tell two apart.</summary>
    internal static string Unknown(Guid? id) => $"Naam nog niet bekend (…{$"{id}"[^6..]})";

    /// <summary>With the name from these, unless one was typed.</summary>
    internal StaffMember Named(IReadOnlyDictionary<Guid, string> names) =>
        Name is null && Id is { } id && names.TryGetValue(id, out var name) ? this with { Name = name } : this;

    /// <summary>The rows of a form for them.</summary>
    internal static IEnumerable<(string Name, string? Value)> Fields(IReadOnlyList<StaffMember> staff) =>
        staff.Index().SelectMany(s => new[]
        {
            ($"staff[{s.Index}].id", s.Item.Id?.ToString()), ($"staff[{s.Index}].name", s.Item.Name),
            ($"staff[{s.Index}].from", s.Item.From?.ToString("O")), ($"staff[{s.Index}].until", s.Item.Until?.ToString("O")),
        });

    /// <summary>What stands in those rows, as far as it can be read.</summary>
    internal static IReadOnlyList<StaffMember> In(FormState form)
    {
        return
        [
            .. Enumerable.Range(0, RowsOf(form)).Select(i => new StaffMember(
                Guid.TryParse(form.Value($"staff[{i}].id"), out var id) ? id : null, form.Value($"staff[{i}].name"),
                Day($"staff[{i}].from"), Day($"staff[{i}].until"))),
        ];

        DateOnly? Day(string field) => DateText.Read(form.Value(field) ?? "");
    }

    /// <summary>How many rows of a form have something in them.</summary>
    internal static int RowsOf(FormState form) => Enumerable.Range(0, Most + 1)
        .TakeWhile(i => new[] { "id", "name", "from", "until" }.Any(f => form.Value($"staff[{i}].{f}") is not null)).Count();
}
