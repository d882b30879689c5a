namespace AgiiPlatform.Identity;

/// <summary>Somebody with access to an organisation, by one role.</summary>
/// <param name="Id">The id of the right.</param>
/// <param name="Name">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Region">The region of AgII by which it reaches the organisation.</param>
/// <param name="GivenOn">When it was given.</param>
/// <param name="From">The first day; null is at once.</param>
/// <param name="Until">The last day; null is open.</param>
/// <param name="OpensClientData">Whether it opens the data of clients.</param>
/// <param name="AwaitsConfirmation">Whether it opens nothing yet, since nobody of the organisation has confirmed it.</param>
/// <param name="ConfirmedBy">Who confirmed it.</param>
/// <param name="MayConfirm">Whether the person who looks may confirm it.</param>
public sealed record AccessView(
    Guid Id, string Name, string Role, string? Region, DateOnly? GivenOn, DateOnly? From, DateOnly? Until, bool OpensClientData,
    bool AwaitsConfirmation, string? ConfirmedBy, bool MayConfirm);
