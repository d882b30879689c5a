using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>Makes a report of a programme: for a moment that its definition asks, or up to a day of one's own.</summary>
internal static class MakeReport
{
    internal sealed record Input
    {
        /// <summary>The report moment, in months since the begin.</summary>
        public int? Month { get; init; }

        /// <summary>What it is called; by the moment when absent.</summary>
        public string? Title { get; init; }

        /// <summary>Up to and including this day; by the moment when absent.</summary>
        public DateOnly? AsOf { get; init; }
    }

    internal static readonly PageAddress Action = new("/programmas/{id:guid}/verslagen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/reports", Handle)
        .Button(Action, ListReports.Show, "Het verslag is gemaakt.", then: OpenReport.Page);

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.Subsidised(id, ct)); // of two who make the same one at a time, the second is refused
        var moment = ReportMoment.Of(programme).FirstOrDefault(m => m.Month == input.Month);
        new Check().Must(input.Month is null || moment is not null, "month",
                $"Over {programme.Name} is er geen verslag na {Dutch.Count(input.Month ?? 0, "maand", "maanden")}.")
            .Must(input.Month is not null || input.AsOf is not null, "asOf", "Vul de laatste dag van het verslag in.")
            .Must(moment is null || input.AsOf is null || input.AsOf == moment.Until, "asOf",
                $"Dit verslag telt tot en met {moment?.Until.InWords()}.")
            .MaxLength(input.Title, "title", "de titel", ProgrammeReport.MaxTitle).ThrowIfInvalid();
        if (moment is not null
            && await db.Reports.AsNoTracking().AnyAsync(r => r.ProgrammeId == id && r.Month == moment.Month && r.SentOn == null, ct))
        {
            throw new RuleViolation("report-twice", $"Het verslag na {Dutch.Count(moment.Month, "maand", "maanden")} is er al.");
        }

        var asOf = moment?.Until ?? input.AsOf!.Value;
        var report = ProgrammeReport.On(programme, input.Title ?? (moment is null ? $"Verslag tot en met {asOf.InWords()}"
            : $"Verslag na {Dutch.Count(moment.Month, "maand", "maanden")}"), moment?.Month, asOf);
        db.Reports.Add(report);
        await db.Save(nameof(MakeReport), report, ct);
        return report.Id;
    }
}
