namespace AgiiPlatform.Programmes.Definitions;

/// <summary>How a programme is paid and when it is reported on.</summary>
/// <param name="FirstPercent">What is paid in advance; the rest follows on the last report.</param>
/// <param name="MentorCents">What a municipality gets for each action for which it is mentor; without co-funding.</param>
/// <param name="CoFundingPercent">What the municipality adds, of the subsidy for its actions.</param>
/// <param name="ReportMonths">When reports are due, in months since the begin.</param>
/// <param name="TestPercent">What share of the KPI must be reached at the first report.</param>
public sealed record PaymentTerms(
    int FirstPercent, long MentorCents, int CoFundingPercent, IReadOnlyList<int> ReportMonths, int TestPercent);
