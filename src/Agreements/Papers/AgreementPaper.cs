using AgiiPlatform.Web.Papers;
using static AgiiPlatform.Web.Papers.PaperBlock;

namespace AgiiPlatform.Agreements.Papers;

/// <summary>The agreement as the council gets it: parties, section A, section B, minimum content, addenda, signatures.</summary>
internal static class AgreementPaper
{
    internal static Paper Of(Agreement a, string municipality)
    {
        var agency = a.Parties.FirstOrDefault(p => p.Kind == PartyKind.Agency)?.Name ?? "het agentschap";
        return new(a.Title,
        [
            new Paragraph($"Van {Dutch.Period(a.From, a.ApprovedUntil ?? a.Until)}"),
            new Paragraph($"Thema: {Labels.Title(a.Theme).ToLowerInvariant().Replace("ocmw", "OCMW", StringComparison.Ordinal)}"),
            .. a.Number is null ? [] : new PaperBlock[] { new Paragraph($"Nummer: {a.Number}") },
            new Heading(1, "Partijen"),
            new Paragraph("Tussen"),
            .. a.Parties.SelectMany((party, i) => (PaperBlock[])
            [
                .. i == 0 ? [] : new PaperBlock[] { new Paragraph("en") },
                new Paragraph($"{Labels.InSentence(party.Name)}, vertegenwoordigd door {Signatories(party)},"),
            ]),
            new Paragraph($"komen de partijen overeen wat volgt, op grond van {Labels.InSentence(a.LegalBasis.TrimEnd('.', ' '))}."),

            new Heading(1, "A. Rolverdeling"),
            .. Part(
                a.SupportIntroduction ?? $"Op vraag van het lokaal bestuur ondersteunt {agency} het lokale beleid. Dat kan zo:",
                a.Supports),
            .. Part(
                a.CommitmentIntroduction
                    ?? $"{municipality} voert de regie over het lokale beleid. Vanuit die rol verbindt het bestuur zich hiertoe:",
                a.Commitments),

            .. a.Clauses.Count == 0 ? [] : new PaperBlock[] { new Heading(1, "B. Opvolging en evaluatie") },
            .. a.Clauses.Select(c => new Paragraph(c)),
            .. a.MinimumContent.Parts.All(p => p.Clause is null) ? [] : new PaperBlock[] { new Heading(1, "C. Minimale inhoud") },
            .. from part in a.MinimumContent.Parts
               where part.Clause is not null
               from block in (PaperBlock[])[new Heading(2, part.Name), new Paragraph(part.Clause!)]
               select block,
            .. a.Related.Count == 0 ? [] : new PaperBlock[]
            {
                new Heading(1, "Zie ook"), new Bullets([.. a.Related.Select(r => new Point(r, []))]),
            },
            .. from addendum in a.Addenda
               from block in (PaperBlock[])
               [
                   new Heading(1, $"Addendum: {addendum.Title}"),
                   new Paragraph($"Geldt vanaf {addendum.On.InWords()}."),
                   new Paragraph(addendum.Text),
                   .. addendum.Until is not { } until ? [] : new PaperBlock[]
                   {
                       new Paragraph($"Vanaf dan geldt als einddatum: {until.InWords()}."),
                   },
                   .. (addendum.Clauses ?? []).Select(c => new Paragraph(c)),
               ]
               select block,

            new Heading(1, "Tekenen voor akkoord"),
            .. a.Parties.Index().Select(p => new SignatureLines($"Voor {Labels.InSentence(p.Item.Name)}",
                [.. p.Item.Representatives.Index().Select(r => new Signatory(r.Item.Name, r.Item.Title, Signed(a, p.Index, r.Index)))])),
        ], $"{municipality} – {a.Title}" + (a.Number is null ? "" : $" – {a.Number}"));
    }

    private static IEnumerable<PaperBlock> Part(string introduction, IReadOnlyList<string> points) => points.Count == 0
        ? []
        : [new Paragraph(introduction), new Bullets([.. points.Select(p => new Point(p, []))])];

    private static string Signatories(Party party) => Dutch.List([.. party.Representatives.Select(r => $"{r}")]);

    private static string? Signed(Agreement a, int party, int representative) =>
        a.SignatureOf(party, representative) is { } signature
            ? $"(get.) {signature.On.InWords()}{(signature.Place is { } place ? $", {place}" : "")}"
                + Signatory.By(signature.RecordedBy?.ToDisplay)
            : null;
}
