using AgiiPlatform.Programmes.Measuring.Reports;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring;

/// <summary>How far an action is on a day: from its series alone, so that a board, a report and a list say the same.</summary>
/// <param name="Reached">The latest measurement; none when nothing was measured.</param>
/// <param name="On">Its day.</param>
/// <param name="Percent">Of what is to be reached, rounded down to a tenth: 24.9 never becomes 25.</param>
/// <param name="Test">The test at the first report.</param>
/// <param name="Forecast">What it comes to at this pace, when the series says anything.</param>
/// <param name="NoForecast">Why there is no forecast.</param>
public sealed record ActionProgress(
    decimal? Reached, DateOnly? On, decimal? Percent, TestView Test, Forecast? Forecast, string? NoForecast)
{
    private const int FewestDays = 28;

    /// <summary>The progress of an action of a programme on a day, as it is told today: a day that is not over decides no test.</summary>
    internal static ActionProgress Of(ProgrammeAction action, Programme programme, DateOnly asOf, DateOnly today)
    {
        var series = action.Measurements;
        var latest = Latest(series, asOf);
        var (forecast, none) = Pace(latest, action, programme);
        return new(latest?.Value, latest?.Date, latest is null || action.Kpi == 0 ? null : Share(latest.Value, action.Kpi),
            TestOf(action, programme, asOf, today), forecast, none);
    }

    /// <summary>The day up to which the first report counts, when there is one.</summary>
    internal static DateOnly? TestDay(Programme programme) => ReportMoment.Of(programme) is [var first, ..] ? first.Until : null;

    private static TestView TestOf(ProgrammeAction action, Programme programme, DateOnly asOf, DateOnly today)
    {
        if (action.Rule is not { } rule || action.Kpi == 0 || TestDay(programme) is not { } day)
        {
            return new(TestState.None, null, null, null);
        }

        if (rule.Jury)
        {
            return new(TestState.Jury, day, null, "Een jury beoordeelt deze actie.");
        }

        var (percent, kpi) = (programme.Payment!.TestPercent, action.Kpi);
        var needed = (int)(((long)kpi * percent + 99) / 100);
        var of = $"minstens {needed} van {kpi} nodig ({percent} %)";
        var reached = Latest(action.Measurements, asOf < day ? asOf : day)?.Value;
        var has = reached is { } value ? $"{value.InDutch()} van {kpi}" : "nog niets gemeten";
        return (reached, asOf < day || today <= day) switch
        {
            (_, true) => new(TestState.Ahead, day, needed, $"Toets op {day.InWords()}: {of}. Nu: {has}."),
            (null, _) => new(TestState.NotMeasured, day, needed, $"Niet gemeten tegen {day.InWords()}: {of}."),
            _ when reached * 100 >= kpi * percent =>
                new(TestState.Passed, day, needed, $"Geslaagd op {day.InWords()}: {has}, {of}."),
            _ => new(TestState.Failed, day, needed, $"Niet geslaagd op {day.InWords()}: {has}, {of}."),
        };
    }

    /// <summary>From zero on the first day to the latest measurement, and on in a straight line to the last day.</summary>
    private static (Forecast? Forecast, string? None) Pace(Measurement? latest, ProgrammeAction action, Programme programme)
    {
        var days = latest is null ? 0 : latest.Date.DayNumber - programme.From.DayNumber + 1;
        var none = action switch
        {
            { Kpi: 0 } => "Er is niets gepland om te bereiken.",
            { Rule.Jury: true } => "Een jury beoordeelt deze actie: een tempo zegt hier niets.",
            _ when latest is null => "Er is nog niets gemeten.",
            _ when latest.Value == 0 => "Er is nog niets bereikt: er is geen tempo.",
            _ when latest.Date >= programme.Until => "Het programma is volledig gemeten.",
            _ when days < FewestDays => "De eerste vier weken zeggen te weinig over het tempo.",
            _ => null,
        };
        if (none is not null)
        {
            return (null, none);
        }

        var all = programme.Until.DayNumber - programme.From.DayNumber + 1;
        var value = decimal.Floor(latest!.Value * all / days);
        return (new(value, programme.Until, $"Bij dit tempo {value.InDutch()} van {action.Kpi} op {programme.Until.InDigits()}.",
            $"{latest.Value.InDutch()} in de {days} dagen van {programme.From.InDigits()} tot en met {latest.Date.InDigits()}; in de {all} "
            + $"dagen van het programma {latest.Value.InDutch()} × {all} ÷ {days} = {value.InDutch()}, naar beneden afgerond."), null);
    }

    private static Measurement? Latest(IReadOnlyList<Measurement> series, DateOnly asOf) =>
        series.LastOrDefault(m => m.Date <= asOf && m.RemovedBecause is null);

    private static decimal Share(decimal reached, int kpi) => decimal.Floor(reached * 1000 / kpi) / 10;
}
