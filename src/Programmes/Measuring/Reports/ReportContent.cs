using System.Security.Cryptography;
using System.Text.Json;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>What a report says: made from the data until it is sent, and kept as it was from then on.</summary>
/// <param name="Programme">The name of the programme.</param>
/// <param name="Municipality">Who reports.</param>
/// <param name="Period">The first and last day of the programme.</param>
/// <param name="AsOf">Up to and including this day.</param>
/// <param name="SubsidyCents">What the actions get together; what they reach is not added up.</param>
/// <param name="Rows">A row for each action.</param>
public sealed record ReportContent(
    string Programme, string Municipality, Period Period, DateOnly AsOf, long SubsidyCents, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>What the columns are called, on the page, on paper and in the sheet.</summary>
    internal static readonly IReadOnlyList<string> Columns =
        ["Nr.", "Actie", "Eenheid", "Te behalen KPI", "Bereikt", "%", "Toets", "Subsidie", "Middelen", "Opmerking"];

    /// <summary>What two readings that say the same have in common.</summary>
    internal string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Json.Messages)));

    /// <summary>What is known now of that day.</summary>
    internal static ReportContent Of(ProgrammeWithActions found, DateOnly asOf, DateOnly today, string municipality)
    {
        var programme = found.Programme;
        return new(programme.Name, municipality, new(programme.From, programme.Until), asOf, found.Actions.Sum(a => a.SubsidyCents),
            [.. found.Actions.Select(a =>
            {
                var progress = ActionProgress.Of(a, programme, asOf, today);
                return new ReportRow(a.Code, a.Name, a.Unit, a.Kpi, progress.Reached, progress.Percent, progress.Test.Text,
                    a.SubsidyCents, Means(a.Code, programme), Remark(a, progress.On));
            })]);
    }

    /// <summary>The cells of a row, as people read them.</summary>
    internal static IReadOnlyList<string> Cells(ReportRow r) =>
    [
        r.Number, r.Name, r.Unit ?? "–", $"{r.Kpi}", r.Reached?.InDutch() ?? "niet gemeten", r.Percent?.InDutch() ?? "–", r.Test ?? "–",
        r.SubsidyCents.InEuros(), r.Means ?? "–", r.Remark ?? "–",
    ];

    /// <summary>What differs in another report of the same day, action by action, and what was done to its measurements since.</summary>
    internal IReadOnlyList<string> ChangedIn(ReportContent now, IReadOnlyList<ProgrammeAction> actions, DateOnly since)
    {
        return
        [
            .. from number in Rows.Select(r => r.Number).Union(now.Rows.Select(r => r.Number))
               let before = Rows.FirstOrDefault(r => r.Number == number)
               let after = now.Rows.FirstOrDefault(r => r.Number == number)
               from change in (IEnumerable<string>)((before, after) switch
               {
                   (null, _) => [$"Actie {number} is erbij gekomen."],
                   (_, null) => [$"Actie {number} is weggevallen."],
                   _ => Cells(before).Zip(Cells(after)).Index().Where(c => c.Item.First != c.Item.Second)
                       .Select(c => $"Actie {number}, {Columns[c.Index].ToLowerInvariant()}: was {c.Item.First}, nu {c.Item.Second}.")
                       .ToList() is { Count: > 0 } cells ? [.. cells, .. History(number)] : [],
               })
               select change,
        ];

        IEnumerable<string> History(string number) => actions.Where(a => a.Code == number).SelectMany(a => a.Measurements)
            .Where(m => m.Date <= AsOf || m.Earlier?.Any(e => e.Date <= AsOf) == true)
            .SelectMany(m => m.History(since)).Select(change => $"Actie {number}: {char.ToLowerInvariant(change[0])}{change[1..]}");
    }

    private static string? Means(string action, Programme programme)
    {
        List<string> means =
        [
            .. programme.Personnel.Where(p => p.Actions.Contains(action)).Select(p => $"{p.Fte.InDutch()} VTE ({p.Employer})"
                + (p.Actions.Count > 1 ? $", samen met actie {Dutch.List([.. p.Actions.Where(a => a != action)])}" : "")),
            .. programme.Operating.SelectMany(o => o.Shares.Where(s => s.Action == action)
                .Select(s => $"{s.Cents.InEuros()} werking ({o.Text})")),
        ];
        return means.Count == 0 ? null : string.Join("; ", means);
    }

    private static string? Remark(ProgrammeAction action, DateOnly? on)
    {
        var measured = action.Counting().FirstOrDefault(m => m.Date == on);
        string?[] remarks = [measured?.Note, measured?.LowerBecause, action.PrintedRemark];
        return remarks.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(" ", said) : null;
    }
}
