using AgiiPlatform.Programmes;

namespace AgiiPlatform.Specs.Programmes;

public class Periods_in_months
{
    [Theory]
    [InlineData("2022-10-01", 6, "2023-03-31")]
    [InlineData("2022-10-01", 12, "2023-09-30")]
    [InlineData("2022-08-31", 6, "2023-02-28")] // a month that is too short ends it
    [InlineData("2022-08-30", 6, "2023-02-28")]
    [InlineData("2022-08-29", 6, "2023-02-28")]
    [InlineData("2022-08-28", 6, "2023-02-27")]
    [InlineData("2023-08-31", 6, "2024-02-29")]
    [InlineData("2023-08-29", 6, "2024-02-28")]
    [InlineData("2023-03-31", 1, "2023-04-30")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-28")]
    [InlineData("2022-12-15", 1, "2023-01-14")]
    public void End_on_this_day(string from, int months, string last) =>
        Months.LastDay(DateOnly.Parse(from), months).ShouldBe(DateOnly.Parse(last));

    [Fact]
    public void Follow_each_other_without_a_gap_from_any_first_day_of_a_month()
    {
        for (var from = new DateOnly(2023, 1, 1); from.Year < 2026; from = from.AddMonths(1))
        {
            Months.LastDay(from, 6).ShouldBe(from.AddMonths(6).AddDays(-1), $"{from}");
        }
    }
}
