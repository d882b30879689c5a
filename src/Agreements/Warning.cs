using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements;

/// <summary>Something to check, which forbids nothing.</summary>
/// <param name="Kind">A stable name for programs.</param>
/// <param name="Text">A sentence for people.</param>
public sealed record Warning(string Kind, string Text)
{
    /// <summary>Everything about an agreement that should be checked, the most urgent first.</summary>
    internal static IReadOnlyList<Warning> About(
        Agreement agreement, IReadOnlyList<Neighbour> neighbours, DateOnly? predecessorEnd, DateOnly today) =>
    [
        .. Lapsed(agreement, today),
        .. Overlap(agreement, neighbours),
        .. Retroactive(agreement),
        .. Gap(agreement, predecessorEnd),
        .. SignedEarly(agreement),
        .. SignedOutOfOrder(agreement),
        .. SignedUndated(agreement),
        .. Uncounted(agreement),
        .. MissingContent(agreement),
    ];

    /// <summary>Time ran out before all had signed.</summary>
    private static IEnumerable<Warning> Lapsed(Agreement a, DateOnly today)
    {
        if (a.Stage != Stage.Signed && a.Until < today)
        {
            yield return new("lapsed", $"De periode liep af op {Dutch.InWords(a.Until)}, zonder dat iedereen getekend heeft.");
        }
    }

    /// <summary>Two agreements for one theme in one time, both named; at most three of the others.</summary>
    private static IEnumerable<Warning> Overlap(Agreement a, IReadOnlyList<Neighbour> neighbours)
    {
        if (neighbours.Count == 0)
        {
            yield break;
        }

        var named = neighbours.Take(3).Select(n => $"«{n.Title}» ({Dutch.Period(n.From, n.Until)})");
        string[] rest = neighbours.Count > 3 ? [$"nog {neighbours.Count - 3}"] : [];
        yield return new("overlap", $"Zelfde thema in dezelfde periode: «{a.Title}» overlapt met {Dutch.List([.. named, .. rest])}.");
    }

    /// <summary>Approved after it started: this is usual, so it is shown and not forbidden.</summary>
    private static IEnumerable<Warning> Retroactive(Agreement a)
    {
        if (a.Approval?.Date is { } approved && approved > a.From)
        {
            yield return new("retroactive",
                $"Met terugwerkende kracht, {Dutch.Days(approved.DayNumber - a.From.DayNumber)}: "
                + $"goedgekeurd op {Dutch.InWords(approved)}, van kracht vanaf {Dutch.InWords(a.From)}.");
        }
    }

    /// <summary>Days between the agreement before and this one that neither covers, or that both do.</summary>
    private static IEnumerable<Warning> Gap(Agreement a, DateOnly? predecessorEnd)
    {
        if (predecessorEnd is not { } end)
        {
            yield break;
        }

        var days = a.From.DayNumber - end.DayNumber - 1;
        if (days > 0)
        {
            yield return new("gap",
                $"{Dutch.Days(days)} niet gedekt: de vorige overeenkomst liep af op {Dutch.InWords(end)}, "
                + $"deze begint op {Dutch.InWords(a.From)}.");
        }
        else if (days < 0)
        {
            yield return new("predecessor-overlap",
                $"De vorige overeenkomst loopt tot en met {Dutch.InWords(end)}, {Dutch.Days(-days)} samen met deze.");
        }
    }

    private static IEnumerable<Warning> SignedEarly(Agreement a) =>
        from s in a.ValidSignatures
        where s.On < a.Approval?.Date
        select new Warning("signed-before-approval",
            $"{s.Signatory.Name} tekende op {Dutch.InWords(s.On)}, "
            + $"vóór de goedkeuring door de gemeenteraad op {Dutch.InWords(a.Approval!.Date)}.");

    /// <summary>Signed on a day before that of the one who comes first in the agreement.</summary>
    private static IEnumerable<Warning> SignedOutOfOrder(Agreement a)
    {
        var dated = a.SignInAnyOrder ? []
            : a.ValidSignatures.Where(s => s.On is not null).OrderBy(s => s.Party).ThenBy(s => s.Representative).ToList();
        return from pair in dated.Zip(dated.Skip(1))
               where pair.Second.On < pair.First.On
               select new Warning("signed-out-of-order",
                   $"{pair.Second.Signatory.Name} tekende op {Dutch.InWords(pair.Second.On)}, "
                   + $"vóór {pair.First.Signatory.Name}, die eerst moest tekenen, op {Dutch.InWords(pair.First.On)}.");
    }

    private static IEnumerable<Warning> SignedUndated(Agreement a)
    {
        var names = a.ValidSignatures.Where(s => s.On is null).Select(s => s.Signatory.Name).ToList();
        if (names.Count > 0)
        {
            var since = a.SignedOn is { } signedOn
                ? $" In de cijfers telt de overeenkomst als ondertekend vanaf {Dutch.InWords(signedOn)}."
                : "";
            yield return new("signature-without-date", $"De datum van de handtekening van {Dutch.List(names)} ontbreekt.{since}");
        }
    }

    /// <summary>A clause that looks like an obligation but of which the number cannot be read, so that nothing is counted.</summary>
    private static IEnumerable<Warning> Uncounted(Agreement a) =>
        from clause in a.LatestClauses
        where ClauseReading.Of(clause).Unclear is not null
        select new Warning("clause-not-counted", $"Uit deze afspraak is niet te lezen hoe vaak, ze wordt niet geteld: «{clause}»");

    /// <summary>R13, only where an agreement is for a policy term, or has part of it already.</summary>
    private static IEnumerable<Warning> MissingContent(Agreement a)
    {
        var missing = a.MinimumContent.Parts.Where(p => p.Clause is null).Select(p => p.Name.ToLowerInvariant()).ToList();
        if (missing.Count > 0 && (a.Theme == Theme.PolicyPeriod || missing.Count < 3))
        {
            yield return new("minimum-content", $"De minimale inhoud is niet volledig. Er ontbreekt: {Dutch.List(missing)}.");
        }
    }
}
