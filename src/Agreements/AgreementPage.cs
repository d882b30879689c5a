using Microsoft.AspNetCore.Components;

namespace AgiiPlatform.Agreements;

/// <summary>A page below that of an agreement.</summary>
public abstract class AgreementPage : TenantPage
{
    /// <summary>The agreement.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Its title.</summary>
    [Parameter] public string Title { get; set; } = "";

    /// <summary>The address of the agreement itself.</summary>
    protected string ToAgreement => To(OpenAgreement.Page, Id);

    /// <summary>The breadcrumbs of the page.</summary>
    protected IReadOnlyList<(string Text, string Href)> Parents => [("Overeenkomsten", To(ListAgreements.Page)), (Title, ToAgreement)];
}
