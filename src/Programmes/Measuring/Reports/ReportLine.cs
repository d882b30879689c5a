namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>A report in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Month">The report moment, in months since the begin.</param>
/// <param name="AsOf">Up to and including this day.</param>
/// <param name="SentOn">When it was sent; none while it is made anew each time.</param>
public sealed record ReportLine(Guid Id, string Title, int? Month, DateOnly AsOf, DateOnly? SentOn);
