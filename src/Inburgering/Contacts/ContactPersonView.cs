namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>A contact person as shown.</summary>
/// <param name="Id">The id of the designation.</param>
/// <param name="Side">Of the OCMW or of AgII.</param>
/// <param name="Name">The person, or a shared mailbox's name.</param>
/// <param name="Function">What they are.</param>
/// <param name="Email">How to reach them.</param>
/// <param name="Phone">How else to reach them.</param>
/// <param name="Topic">What for.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day (inclusive); null is open.</param>
/// <param name="ConfirmedOn">When somebody last said that this is still right.</param>
public sealed record ContactPersonView(
    Guid Id, ReferralParty Side, string Name, string Function, string Email, string? Phone, string Topic, DateOnly From, DateOnly? Until,
    DateOnly ConfirmedOn)
{
    internal ContactState StateOn(DateOnly today) =>
        Until < today ? ContactState.Ended
        : From > today ? ContactState.Upcoming
        : ConfirmedOn.AddYears(1) <= today ? ContactState.ToConfirm
        : ContactState.Current;
}
