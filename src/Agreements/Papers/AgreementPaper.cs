namespace AgiiPlatform.Agreements.Papers;

/// <summary>The agreement as it goes to the council and is signed: parties, section A, section B, minimum content, addenda, signatures.</summary>
internal static class AgreementPaper
{
    internal static Paper Of(Agreement a, string municipality)
    {
        var agency = a.Parties.FirstOrDefault(p => p.Kind == PartyKind.Agency)?.Name ?? "het agentschap";
        return new(a.Title,
        [
            new PaperBlock.Paragraph($"Van {a.From:dd/MM/yyyy} tot en met {a.ApprovedUntil ?? a.Until:dd/MM/yyyy}"),
            .. a.Number is null ? [] : new PaperBlock[] { new PaperBlock.Paragraph($"Nummer: {a.Number}") },
            new PaperBlock.Heading(1, "Partijen"),
            new PaperBlock.Paragraph("Tussen"),
            .. a.Parties.SelectMany((party, i) => (PaperBlock[])
            [
                .. i == 0 ? [] : new PaperBlock[] { new PaperBlock.Paragraph("en") },
                new PaperBlock.Paragraph($"{party.Name}, vertegenwoordigd door {Dutch.List([.. party.Representatives.Select(r => $"{r.Name}, {r.Title}")])},"),
            ]),
            new PaperBlock.Paragraph($"wordt overeengekomen wat volgt, over {Labels.Title(a.Theme).ToLowerInvariant()} en op grond van: {a.LegalBasis}."),

            new PaperBlock.Heading(1, "A. Rolverdeling"),
            .. Part(a.SupportIntroduction ?? $"Op vraag van het lokaal bestuur ondersteunt {agency} het lokale beleid. Dat kan zo:", a.Supports),
            .. Part(a.CommitmentIntroduction ?? $"{municipality} voert de regie over het lokale beleid. Vanuit die rol verbindt het bestuur zich hiertoe:", a.Commitments),

            .. a.Clauses.Count == 0 ? [] : new PaperBlock[] { new PaperBlock.Heading(1, "B. Opvolging en evaluatie") },
            .. a.Clauses.Select(c => new PaperBlock.Paragraph(c)),
            .. a.MinimumContent.Parts.All(p => p.Clause is null) ? [] : new PaperBlock[] { new PaperBlock.Heading(1, "C. Minimale inhoud") },
            .. from part in a.MinimumContent.Parts
               where part.Clause is not null
               from block in (PaperBlock[])[new PaperBlock.Heading(2, part.Name), new PaperBlock.Paragraph(part.Clause!)]
               select block,
            .. a.Related.Count == 0 ? [] : new PaperBlock[]
            {
                new PaperBlock.Heading(1, "Zie ook"), new PaperBlock.Bullets([.. a.Related.Select(r => new Point(r, []))]),
            },
            .. from addendum in a.Addenda
               from block in (PaperBlock[])
               [
                   new PaperBlock.Heading(1, $"Addendum: {addendum.Title}"), new PaperBlock.Paragraph($"Geldt vanaf {addendum.On.InWords()}."), new PaperBlock.Paragraph(addendum.Text),
                   .. addendum.Until is { } until ? [new PaperBlock.Paragraph($"Vanaf dan geldt als einddatum: {until.InWords()}.")] : (PaperBlock[])[],
                   .. (addendum.Clauses ?? []).Select(c => new PaperBlock.Paragraph(c)),
               ]
               select block,

            new PaperBlock.Heading(1, "Tekenen voor akkoord"),
            .. a.Parties.Index().Select(p => new PaperBlock.Signatures($"Namens {p.Item.Name}",
                [.. p.Item.Representatives.Index().Select(r => new Signatory(r.Item.Name, r.Item.Title, Signed(a, p.Index, r.Index)))])),
        ]);
    }

    private static IEnumerable<PaperBlock> Part(string introduction, IReadOnlyList<string> points) => points.Count == 0
        ? []
        : [new PaperBlock.Paragraph(introduction), new PaperBlock.Bullets([.. points.Select(p => new Point(p, []))])];

    private static string? Signed(Agreement a, int party, int representative) =>
        a.ValidSignatures.FirstOrDefault(s => (s.Party, s.Representative) == (party, representative)) is { } signature
            ? $"(get.) {signature.On.InWords()}{(signature.Place is { } place ? $", {place}" : "")}"
            : null;
}
