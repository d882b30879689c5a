namespace AgiiPlatform.Identity.Onboarding;

/// <summary>Somebody who manages the people of a municipality.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">The title of the role.</param>
/// <param name="Invited">Whether they have not accepted the invitation yet.</param>
/// <param name="ToConfirm">Whether somebody of the municipality must still confirm the role.</param>
public sealed record FirstAdministratorView(Guid Id, string Name, string Role, bool Invited, bool ToConfirm);
