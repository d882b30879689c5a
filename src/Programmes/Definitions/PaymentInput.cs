using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>How a programme is paid, as AgII defines it.</summary>
public sealed record PaymentInput
{
    /// <summary>What is paid in advance, of a hundred.</summary>
    public int? FirstPercent { get; init; }

    /// <summary>What a municipality gets for each action for which it is mentor, in cents.</summary>
    public long? MentorCents { get; init; }

    /// <summary>The same in euros, as people type it.</summary>
    public decimal? Mentor { get; init; }

    /// <summary>What the municipality adds, of a hundred.</summary>
    public int? CoFundingPercent { get; init; }

    /// <summary>When reports are due, in months since the begin.</summary>
    public IReadOnlyList<int>? ReportMonths { get; init; }

    /// <summary>The same, as people type it: "6, 12".</summary>
    public string? Months { get; init; }

    /// <summary>What share of the KPI must be reached at the first report.</summary>
    public int? TestPercent { get; init; }

    /// <summary>The terms; what is wrong with them goes into the check.</summary>
    internal PaymentTerms Checked(Check check)
    {
        var mentor = Money.Given(MentorCents, Mentor) ?? 0;
        var months = ReportMonths ?? [.. (Months ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(m => int.TryParse(m, out var month) ? month : -1)];
        check.Must(FirstPercent is >= 0 and <= 100, "payment.firstPercent", "Geef het voorschot als een percentage van 0 tot 100.")
            .Same(MentorCents, Mentor, "payment.mentor")
            .Must(mentor is >= 0 and <= Money.MaxCents && mentor == decimal.Floor(mentor), "payment.mentor",
                "Geef het bedrag voor een mentor in euro en cent, of laat het leeg.")
            .Must(CoFundingPercent is null or >= 0 and <= 1000, "payment.coFundingPercent",
                "Geef de cofinanciering als een percentage: 100 is evenveel als de subsidie.")
            .Must(TestPercent is null or >= 0 and <= 100, "payment.testPercent", "Geef de toets als een percentage van 0 tot 100.")
            .Must(months.Count <= 20 && months.All(m => m is > 0 and <= 240) && months.Zip(months.Skip(1)).All(m => m.First < m.Second),
                "payment.months", "Geef de maanden van de verslagen in hun volgorde, zoals 6, 12.");
        return new(FirstPercent ?? 0, Money.Whole(mentor), CoFundingPercent ?? 0, months, TestPercent ?? 0);
    }
}
