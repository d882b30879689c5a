using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Lists of the plans as they stand in one cell of a sheet.</summary>
internal static class InCell
{
    private const char Between = ';';

    internal static IReadOnlyList<(string Value, string Text)> States { get; } =
        [.. Enum.GetValues<ActionState>().Select(s => (s.ToApiName(), s.InDutch()))];

    internal static string Texts(IEnumerable<string> texts) => string.Join("; ", texts);

    /// <summary>"Zaal: 1250,5; Drukwerk: 300".</summary>
    internal static string Amounts(IEnumerable<(string Text, decimal Amount)> parts) =>
        string.Join("; ", parts.Select(p => $"{p.Text}: {TypedNumber.Write(p.Amount)}"));

    /// <summary>Reads <see cref="Texts"/>, also with each on a line; a comma may stand in a name.</summary>
    internal static Func<string, IEnumerable<(string Field, string Value)>> ToTexts(string field) =>
        text => Parts(text).Select(part => (field, part));

    /// <summary>Reads <see cref="Amounts"/>: each ends with a number after a colon.</summary>
    internal static Func<string, IEnumerable<(string Field, string Value)>> ToAmounts(
        string list, string name, string amount, bool whole = false) => text =>
    {
        List<(string, string)> fields = [];
        var (index, before) = (0, "");
        foreach (var part in Parts(text))
        {
            var told = before + part;
            var at = told.LastIndexOf(':');
            if (at > 0 && TypedNumber.Read(told[(at + 1)..]) is { } number && (!whole || number == decimal.Floor(number)))
            {
                fields.Add(($"{list}[{index}].{name}", told[..at].Trim()));
                fields.Add(($"{list}[{index}].{amount}", TypedNumber.Write(number)));
                (index, before) = (index + 1, "");
            }
            else
            {
                before = $"{told}{Between} "; // it may be in the text itself
            }
        }

        return before.Length == 0 ? fields
            : throw new RefusedText(whole
                ? "is niet te lezen. Schrijf elk deel met zijn geheel getal: professionals: 100; burgers: 200."
                : "is niet te lezen. Schrijf elk deel met zijn bedrag: Zaal: 1250,50; Drukwerk: 300.");
    };

    /// <summary>What a row says; when it reads as what is saved, that, for a text with a semicolon can be read in two ways.</summary>
    internal static IReadOnlyList<T> Kept<T>(IReadOnlyList<T> told, IReadOnlyList<T>? saved, Func<IReadOnlyList<T>, string> inCell) =>
        saved is not null && inCell(saved) == inCell(told) ? saved : told;

    private static string[] Parts(string text) =>
        text.Split([Between, '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
