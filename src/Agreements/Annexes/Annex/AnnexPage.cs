using Microsoft.AspNetCore.Components;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A page on which something is done with one annex.</summary>
public abstract class AnnexPage : TenantPage
{
    /// <summary>The annex.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>What it is called.</summary>
    [Parameter] public string Name { get; set; } = "";

    /// <summary>The address of the annex itself.</summary>
    protected string ToAnnex => To(OpenAnnex.Page, Id);

    /// <summary>The breadcrumbs of the page.</summary>
    protected IReadOnlyList<(string Text, string Href)> Parents => [("Overeenkomsten", To(ListAgreements.Page)), (Name, ToAnnex)];
}
