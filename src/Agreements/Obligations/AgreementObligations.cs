namespace AgiiPlatform.Agreements.Obligations;

/// <summary>How the obligations of one running agreement stand in its working year of that day.</summary>
public sealed record AgreementObligations(
    Guid Id, string Tenant, string Municipality, string Title, string WorkingYear, bool Met, IReadOnlyList<ObligationView> Obligations);
