using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements;

/// <summary>Text as it is compared and searched: without accents, capitals, curly apostrophes or double spaces.</summary>
internal static class SearchText
{
    /// <summary>Every text in an agreement.</summary>
    internal static string Of(Agreement a) => Normalize(string.Join('\n', new[]
    {
        [a.Number, a.Title, Labels.Title(a.Theme), a.LegalBasis, a.SupportIntroduction, a.CommitmentIntroduction],
        [a.DataExchange, a.ContactPerson, a.MutualReferral],
        a.Parties.SelectMany(p => p.Representatives.SelectMany(r => new[] { r.Name, r.Title }).Prepend(p.Name)),
        a.Supports, a.Commitments, a.Clauses, a.Related, a.Documents.Select(d => d.Name),
        a.Addenda.SelectMany(x => new[] { x.Title, x.Text }), a.Decisions.SelectMany(d => d.Texts),
    }.SelectMany(texts => texts).Where(t => !string.IsNullOrEmpty(t))));

    /// <summary>Every text in an annex.</summary>
    internal static string Of(Annex x, IEnumerable<ActionLine> lines) => Normalize(string.Join('\n', new[]
    {
        [x.Name, x.Context, x.Preamble, x.EvaluationClause, x.RevisionClause, x.Lessons, x.Proposals],
        lines.SelectMany(l => new[]
        {
            l.Programme, l.Category, l.Objective, l.Theme, l.Text, l.Responsible, l.TargetService, l.Condition, l.Domain, l.Body,
            l.ResultNote,
        }.Concat(l.Partners).Concat(l.Staff.Select(s => s.Name is null ? null : s.ToDisplay))),
    }.SelectMany(texts => texts).Where(t => !string.IsNullOrEmpty(t))));

    internal static string Normalize(string text) => FoldedText.Of(text);
}
