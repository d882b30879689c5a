namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>An action in a report, in the order in which the funding body asks it.</summary>
/// <param name="Number">Its number or code.</param>
/// <param name="Name">What is done.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Kpi">What is to be reached.</param>
/// <param name="Reached">What was reached; none when nothing was measured.</param>
/// <param name="Percent">Of what is to be reached, rounded down to a tenth.</param>
/// <param name="Test">How it stands for the test, and by which rule.</param>
/// <param name="SubsidyCents">What it gets.</param>
/// <param name="Means">Who works on it and with what.</param>
/// <param name="Remark">What else is to be said.</param>
public sealed record ReportRow(
    string Number, string Name, string? Unit, int Kpi, decimal? Reached, decimal? Percent, string? Test, long SubsidyCents, string? Means,
    string? Remark);
