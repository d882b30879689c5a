using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.CouncilMinutes;
using AgiiPlatform.Web.Papers;
using static AgiiPlatform.Web.Papers.PaperBlock;

namespace AgiiPlatform.Agreements.Papers;

/// <summary>The extract from the minutes of a decision: attendance, item, votes, motivation, articles, and who certified it.</summary>
internal static class DecisionPaper
{
    internal static Paper Of(Decision d, string agreement, string municipality) => new($"{d.By} van {municipality}",
    [
        .. d.Retraction is not { } retraction ? [] : new PaperBlock[]
        {
            new Paragraph($"INGETROKKEN op {retraction.On.InWords()}: {retraction.Reason}"),
        },
        .. d is not { ToConfirm: true, Retraction: null } ? [] : new PaperBlock[]
        {
            new Paragraph($"NIET BEVESTIGD door de gemeente. {d.Source}."),
        },
        new Paragraph("Uittreksel uit de notulen"),
        new Paragraph($"Vergadering van {d.Date.InWords()}" + d.Session switch
        {
            Session.Public => " – Openbare zitting",
            Session.Closed => " – Besloten zitting",
            _ => "",
        }),
        .. d.Attendance is not { Count: > 0 } ? [] : new PaperBlock[]
        {
            new Heading(1, "Aanwezig"),
            new Bullets([.. d.Attendance.Select(g => new Point($"{string.Join(", ", g.Names)}, {g.Function}", []))]),
        },
        .. d.NonVoters is not { Count: > 0 } ? [] : new PaperBlock[]
        {
            new Heading(1, "Stemde niet mee"),
            new Bullets([.. d.NonVoters.Select(n => new Point($"{n}", []))]),
        },
        new Heading(1, $"{(d.Item is null ? "" : $"{d.Item}. ")}{d.Title ?? agreement}"),
        .. d.Votes is null ? [] : new PaperBlock[] { new Paragraph(Votes(d.Votes)) },
        .. d.Motivation?.Sections().Any() != true ? [] : new PaperBlock[] { new Heading(1, "Motivering") },
        .. (d.Motivation?.Sections() ?? []).SelectMany(s => (PaperBlock[])[new Heading(2, s.Heading), new Paragraph(s.Text)]),
        new Heading(1, "Besluit"),
        .. d.Articles is not { Count: > 0 }
            ? [new Paragraph($"{d.Outcome}.")]
            : d.Articles.SelectMany(a => (PaperBlock[])[new Heading(2, a.Number), new Paragraph(a.Text)]),
        .. d.Extract is not { } extract ? [] : new PaperBlock[]
        {
            new SignatureLines($"Voor eensluidend uittreksel, namens de {d.By.ToLowerInvariant()}",
            [
                .. new[] { (extract.GeneralManager, "Algemeen directeur"), (extract.Chair, "Voorzitter") }
                    .Where(s => s.Item1 is not null).Select(s => new Signatory(s.Item1!, s.Item2, "(get.)")),
            ]),
            new Paragraph(string.Join(", ", new[] { extract.Place, extract.Date?.InWords() }.Where(t => t is not null))),
        },
    ]);

    /// <summary>The counts, with the names beside them where the minutes have them: "36 stemmen voor (…) en 2 stemmen tegen (…)".</summary>
    private static string Votes(Votes votes) => "De beslissing wordt genomen met " + Dutch.List(
        [
            .. new[]
            {
                (votes.For, "stem voor", "stemmen voor", votes.Names?.For),
                (votes.Against, "stem tegen", "stemmen tegen", votes.Names?.Against),
                (votes.Abstain, "onthouding", "onthoudingen", votes.Names?.Abstain),
                (votes.Blank, "blanco stem", "blanco stemmen", null),
                (votes.Invalid, "ongeldige stem", "ongeldige stemmen", null),
            }
            .Where(side => side.Item1 > 0)
            .Select(side => Dutch.Count(side.Item1, side.Item2, side.Item3)
                + (side.Item4 is { Count: > 0 } names ? $" ({string.Join(", ", names)})" : "")),
        ]) + (votes.Secret ? ", in een geheime stemming." : ".");
}
