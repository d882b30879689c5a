namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>A claim with this value, to the letter, gives this role in the organisation.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Value">Its value.</param>
/// <param name="Role">The role.</param>
/// <param name="Region">The region, for the roles that have one.</param>
/// <param name="Opens">Whether somebody without an account gets one at their first sign-in.</param>
public sealed record ClaimRole(string? Claim, string? Value, string? Role, string? Region, bool? Opens);
