namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A line with everything about it; <paramref name="Before"/> is what came of it in the year before.</summary>
public sealed record LineView(
    Guid Id, int Version, Guid? ParentId, LineKind Kind, string? Programme, string? Category, string? Objective, string? Theme, string Text,
    Guid? RefersTo, string? RefersToTitle, string Responsible, IReadOnlyList<string> Partners, string? TargetService,
    WorkingForm? WorkingForm, string WorkingFormName, Modality Modality, string ModalityName, string? Condition, string? Domain,
    IReadOnlyList<StaffMember> Staff, string? Body, LineStatus Status, string StatusLabel, IReadOnlyList<ProgressNote> Progress,
    LineResult? Result, string? ResultName, string? ResultNote, Guid? CameFrom, EarlierResult? Before, IReadOnlyList<LineView> Parts)
{
    /// <summary>How much AgII does for it, in full-time equivalents, when the annex says so.</summary>
    public decimal? Fte { get; init; }

    /// <summary>The line; who stands on it by account alone is called as in <paramref name="names"/>.</summary>
    internal static LineView Of(
        ActionLine l, string? refersTo = null, EarlierResult? before = null, IReadOnlyDictionary<Guid, string>? names = null) => new(
        l.Id, l.Version, l.ParentId, l.Kind, l.Programme, l.Category, l.Objective, l.Theme, l.Text, l.RefersTo, refersTo, l.Responsible,
        l.Partners, l.TargetService, l.WorkingForm, WorkingForms.Name(l.WorkingForm), l.Modality, LineLabels.Name(l.Modality), l.Condition,
        l.Domain, names is null ? l.Staff : [.. l.Staff.Select(s => s.Named(names))], l.Body, l.Status,
        LineLabels.Name(l.Status, l.WorkingForm), l.Progress, l.Result, l.Result is { } result ? LineLabels.Name(result) : null, l.ResultNote,
        l.CameFrom, before, [])
    {
        Fte = l.Fte,
    };

    /// <summary>The beginning of a text, for a sentence about it.</summary>
    internal static string Short(string text, int length = 80) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}
