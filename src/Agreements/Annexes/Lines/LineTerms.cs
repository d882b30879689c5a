namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What a line says.</summary>
internal sealed record LineTerms(
    LineKind Kind, string? Programme, string? Category, string? Objective, string? Theme, string Text, Guid? RefersTo, string Responsible,
    IReadOnlyList<string> Partners, string? TargetService, WorkingForm? WorkingForm, Modality Modality, string? Condition, string? Domain,
    IReadOnlyList<StaffMember> Staff, string? Body, decimal? Fte = null)
{
    internal const int MaxText = 5000;
    internal const int MaxFte = 500;
    internal const string Agency = "AgII";

    /// <summary>One name for the agency, whichever of its names was typed or read from paper ("All" is how scanners read "AII").</summary>
    internal static string NormalizeResponsible(string? responsible) => responsible?.Replace('&', 'e').ToUpperInvariant() switch
    {
        null or "AGII" or "AII" or "ALL" or "HET AGENTSCHAP" => Agency,
        "AGENTSCHAP INTEGRATIE E INBURGERING" or "AGENTSCHAP INTEGRATIE EN INBURGERING" => Agency,
        _ => responsible,
    };
}
