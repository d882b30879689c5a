using Microsoft.AspNetCore.Components;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>A page with a form about a part of a policy plan.</summary>
public abstract class PlanPart : TenantPage
{
    /// <summary>The plan.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Its name.</summary>
    [Parameter] public string PlanName { get; set; } = "";

    /// <summary>The version that is shown.</summary>
    [Parameter] public int Version { get; set; }

    /// <summary>The form.</summary>
    [Parameter] public FormState Form { get; set; } = FormState.Empty;

    /// <summary>The pages above it.</summary>
    protected IReadOnlyList<(string Text, string Href)> Parents =>
        [("Beleidsplannen", To(ListPolicyPlans.Page)), (PlanName, To(OpenPolicyPlan.Page, Id))];

    /// <summary>The pages above it, of a programme that is no policy plan.</summary>
    protected IReadOnlyList<(string Text, string Href)> ParentsOfProgramme =>
        [("Programma's", To(ListProgrammes.Page)), (PlanName, To(OpenProgramme.Page, Id)), ("Invulling", To(OpenDescriptions.Page, Id))];

    /// <summary>How many rows of this list are filled in: those whose first field has a value.</summary>
    protected int Given(string list, string field) =>
        Enumerable.Range(0, 200).LastOrDefault(i => Form.Value($"{list}[{i}].{field}") is not null, -1) + 1;
}
