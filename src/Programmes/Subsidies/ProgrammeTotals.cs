namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>The totals of a programme: money in cents, full-time equivalents exactly. There is no total of reaches.</summary>
/// <param name="SubsidyCents">What the actions get.</param>
/// <param name="MentorCents">What comes on top for being mentor.</param>
/// <param name="CoFundingCents">What the municipality adds; nothing for being mentor.</param>
/// <param name="Fte">The programme's own people, each line once.</param>
/// <param name="AgencyFte">AgII's support, beside them.</param>
/// <param name="OperatingCents">Operating money, each line once.</param>
/// <param name="FirstPaymentCents">What of the subsidy is paid in advance.</param>
/// <param name="BalanceCents">What is paid on the last report.</param>
/// <param name="GrantedCents">What was granted, when that is known.</param>
/// <param name="GrantedRemark">How the sum differs from it, when it does.</param>
public sealed record ProgrammeTotals(
    long SubsidyCents, long MentorCents, long CoFundingCents, decimal Fte, decimal AgencyFte, long OperatingCents,
    long FirstPaymentCents, long BalanceCents, long? GrantedCents, string? GrantedRemark);
