using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Papers;
using static AgiiPlatform.Web.Papers.PaperBlock;

namespace AgiiPlatform.Agreements.Papers;

/// <summary>
/// An annex in the order of the printed ones: context, agreements, working forms, programmes with their themes and actions, signatures.
/// </summary>
internal static class AnnexPaper
{
    internal static Paper Of(AnnexView annex) =>
        new($"Bijlage voor het werkjaar {annex.Year}", Blocks(annex), $"{annex.AgreementTitle} – Bijlage {annex.Year}");

    internal static IReadOnlyList<PaperBlock> Blocks(AnnexView annex) =>
    [
        new Paragraph($"Bij de overeenkomst «{annex.AgreementTitle}». De bijlage geldt van {Dutch.Period(annex.From, annex.Until)}."
            + (annex.Edition > 1 ? $" Dit is versie {annex.Edition}." : "")
            + (annex.ApprovedOn is { } on ? $" Goedgekeurd op {on.InWords()}." : " Concept: nog niet goedgekeurd.")),
        new Heading(1, "A. Context"),
        .. Texts(annex.Context, annex.EvaluationClause),
        new Heading(1, "B. Afspraken voor samenwerking"),
        .. Texts(annex.Preamble, annex.RevisionClause),
        new Heading(2, "De werkvormen"),
        new Bullets([.. annex.WorkingForms.Select(f => new Point($"{f.Name}: {f.Definition}", []))]),
        .. annex.Sections.SelectMany(Section),
        new Heading(1, "Ondertekenen ter kennisname en goedkeuring"),
        .. annex.Acknowledgements.GroupBy(a => a.Party).Select(party => new SignatureLines($"Voor {Labels.InSentence(party.Key)}",
            [.. party.Select(p => new Signatory(p.Name, p.Title, p.Signed is { } s
                ? $"(get.) {s.On.InWords()}{Place(s.Place)}{Signatory.By(s.RecordedBy?.ToDisplay)}"
                : null))])),
    ];

    private static IEnumerable<PaperBlock> Section(SectionView section) =>
    [
        new Heading(1, section.Programme is { } programme ? $"Programma: {programme}" : section.Category ?? ""),
        .. section.References.Select(r => new Paragraph(r.Text)),
        .. section.Objectives.SelectMany((objective, i) => (PaperBlock[])
        [
            .. Texts(objective.Text ?? ""),
            new Table(
                $"Acties: {section.Programme ?? section.Category}{(section.Objectives.Count > 1 ? $", doelstelling {i + 1}" : "")}",
                ["Thema", "Acties"],
                [.. objective.Themes.Select(t => (IReadOnlyList<string>)[t.Name, string.Join('\n', t.Lines.SelectMany(Action))])]),
        ]),
    ];

    private static IEnumerable<string> Action(LineView line) =>
        line.Parts.Select(part => $"   ○ {part.Text}{Described(part)}").Prepend($"• {line.Text}{Described(line)}");

    /// <summary>
    /// What is not in the text itself: the working form once it is chosen, the condition, for which service, the partners, the body in
    /// which AgII takes part, and who does it.
    /// </summary>
    private static string Described(LineView line)
    {
        var said = new[]
        {
            line.WorkingForm is null ? null : line.WorkingFormName.ToLowerInvariant(),
            line.Modality == Modality.Fixed ? null : $"{line.ModalityName.ToLowerInvariant()} {line.Condition}".TrimEnd(),
            line.TargetService is { } service ? $"voor {service}" : null,
            line.Partners.Count == 0 ? null : $"met {Dutch.List(line.Partners)}",
            line.Fte is { } fte ? $"{TypedNumber.Write(fte)} VTE van AgII" : null,
            line.Body is { } body ? $"AgII neemt deel aan: {body}" : null,
        }.OfType<string>().Concat(line.Staff.Where(s => s.Name is not null).Select(s => s.ToDisplay)).ToList();
        return said.Count == 0 ? "" : $" ({string.Join("; ", said)})";
    }

    private static string Place(string? place) => place is null ? "" : $", {place}";

    private static IEnumerable<PaperBlock> Texts(params string[] texts) =>
        texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => new Paragraph(t));
}
