namespace AgiiPlatform.Specs.Programmes;

/// <summary>What Mechelen takes part in, as the deck of 13 December 2022 has it.</summary>
internal static class PlanSamenleven
{
    /// <summary>Number, what is reached already, what is planned, the subsidy in cents and the KPI as printed.</summary>
    internal static readonly (string Number, int Current, decimal Planned, long Cents, int Kpi)[] Rows =
    [
        ("2", 0, 1, 2_500_000, 1), ("8", 0, 125, 8_125_000, 125), ("9", 0, 262.5m, 17_062_500, 262), ("11", 10, 40, 1_280_000, 50),
        ("13", 0, 150, 3_150_000, 150), ("15", 0, 300, 9_600_000, 300), ("16", 0, 1, 2_500_000, 1), ("17", 0, 300, 2_700_000, 300),
        ("18", 0, 1, 2_500_000, 1), ("19", 0, 1, 2_500_000, 1), ("20", 80, 40, 680_000, 120), ("22", 10, 4, 2_320_000, 14),
        ("24", 0, 180, 3_780_000, 180),
    ];

    /// <summary>The programme as it is sent to the API.</summary>
    internal static object Of(long? granted = null, string? name = null) => new
    {
        definition = "plan-samenleven", name, grantedCents = granted,
        actions = Rows.Select((r, i) => new
        {
            number = r.Number, currentReach = r.Current, plannedReach = r.Planned, priority = i + 1, mentor = r.Number is "9" or "22",
        }),
    };
}
