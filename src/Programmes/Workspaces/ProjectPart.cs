using Microsoft.AspNetCore.Components;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What every page within a project has: which project, and a form as it was sent when that was refused.</summary>
public abstract class ProjectPart : TenantPage
{
    /// <summary>The id of the project.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Its name.</summary>
    [Parameter] public string Name { get; set; } = "";

    /// <summary>The form of the page.</summary>
    [Parameter] public FormState Form { get; set; } = FormState.Empty;

    /// <summary>The pages above this one.</summary>
    protected IReadOnlyList<(string Text, string Href)> Within(params IEnumerable<(string Text, string Href)> more) =>
        [("Projecten", To(ListProjects.Page)), (Name, To(OpenProject.Page, Id)), .. more];
}
