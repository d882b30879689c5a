using Microsoft.AspNetCore.Components;

namespace AgiiPlatform.Web;

/// <summary>What all fields share: a name, a label, a hint, and the value and errors that the form remembers for that name.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name that is posted, as in the JSON body: <c>parties[0].name</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The question, short.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>One sentence of help, shown above the field.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Whether the field must be filled in; the label says so.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>The form's values and errors.</summary>
    [CascadingParameter] public FormState? State { get; set; }

    /// <summary>The form's id, when it has one.</summary>
    [CascadingParameter(Name = "FormId")] public string? FormId { get; set; }

    /// <summary>The id of the field's element.</summary>
    protected internal string Id => FieldId.Of(Name, FormId);

    /// <summary>What was typed before, or filled in beforehand.</summary>
    protected string? Value => State?.Value(Name);

    /// <summary>The sentences of what is wrong with this field.</summary>
    protected internal IReadOnlyList<string> Errors => State?.ErrorsOf(Name) ?? [];

    /// <summary>For <c>aria-invalid</c>: present only when it says something.</summary>
    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    /// <summary>For <c>aria-required</c>, which, unlike <c>required</c>, does not make an empty new form sound wrong.</summary>
    protected string? Obliged => Required ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the error first, then the hint.</summary>
    protected internal string? DescribedBy => (Errors.Count > 0, Hint is not null) switch
    {
        (true, true) => $"{Id}-fout {Id}-uitleg",
        (true, false) => $"{Id}-fout",
        (false, true) => $"{Id}-uitleg",
        _ => null,
    };

    /// <summary>The classes of an input or a text area, with the red edge when something is wrong.</summary>
    protected string Classes(string component, bool block = true) =>
        component + (block ? $" {component}--block" : "") + (Errors.Count > 0 ? $" {component}--error" : "");
}
