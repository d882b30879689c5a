using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A field of a line as a form holds it: for filling in, and for showing two versions beside each other.</summary>
internal sealed record LineFieldValues(string Name, string Label, IReadOnlyList<string> Values)
{
    /// <summary>The value in words.</summary>
    internal string? ToDisplay(IReadOnlyList<string> values) => Name switch
    {
        "workingForm" => WorkingForms.Name(ApiName.Read<WorkingForm>(values.FirstOrDefault())),
        _ when values.Count == 0 => null,
        "modality" when ApiName.Read<Modality>(values[0]) is { } modality => LineLabels.Name(modality),
        "staff" => string.Join("; ", values),
        _ => string.Join(", ", values),
    };

    internal static IEnumerable<LineFieldValues> Of(ActionLine line, IReadOnlyDictionary<Guid, string> names)
    {
        yield return One("kind", "Soort", line.Kind.ToApiName());
        yield return One("programme", "Programma", line.Programme);
        yield return One("category", "Rubriek", line.Category);
        yield return One("objective", "Doelstelling", line.Objective);
        yield return One("theme", "Thema", line.Theme);
        yield return One("text", "Actie", line.Text);
        yield return One("refersTo", "Verwijst naar", line.RefersTo?.ToString());
        yield return One("responsible", "Verantwoordelijk", line.Responsible);
        yield return new("partners[]", "Partners", line.Partners);
        yield return One("targetService", "Voor welke dienst", line.TargetService);
        yield return One("workingForm", "Werkvorm", line.WorkingForm is { } form ? form.ToApiName() : null);
        yield return One("modality", "Gaat zeker door", line.Modality.ToApiName());
        yield return One("condition", "Afhankelijk van", line.Condition);
        yield return One("domain", "Domein", line.Domain);
        yield return new("staff", "Medewerkers van AgII", [.. line.Staff.Select(s => s.Named(names).ToDisplay)]);
        yield return One("body", "Orgaan", line.Body);
        yield return One("fte", "VTE van AgII", line.Fte is { } fte ? TypedNumber.Write(fte) : null);
    }

    private static LineFieldValues One(string name, string label, string? value) => new(name, label, value is null ? [] : [value]);
}
