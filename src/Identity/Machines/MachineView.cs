namespace AgiiPlatform.Identity.Machines;

/// <summary>A machine account as its organisation sees it; never its secret.</summary>
/// <param name="Id">Its id, which the audit log names.</param>
/// <param name="Name">What the organisation calls it.</param>
/// <param name="ClientId">As it makes itself known to the provider.</param>
/// <param name="Permissions">What it may do: <c>referrals-read</c>.</param>
/// <param name="Until">The last day on which it works.</param>
/// <param name="State">works, to-confirm, without-secret, expired or revoked.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="ConfirmedBy">Who of the OCMW confirmed that it opens the data of clients.</param>
/// <param name="SecretAt">When its secret was made.</param>
/// <param name="PreviousSecretUntil">Until when the secret before is good too; null when it is not.</param>
/// <param name="LastUsedAt">When it last asked for a token.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record MachineView(
    Guid Id, string Name, string ClientId, IReadOnlyList<string> Permissions, DateOnly Until, string State, string MadeBy, DateTime MadeAt,
    string? ConfirmedBy, DateTime? SecretAt, DateTime? PreviousSecretUntil, DateTime? LastUsedAt, DateTime? RevokedAt)
{
    internal static MachineView Of(MachineAccount one, IReadOnlyDictionary<Guid, string> names, RequestContext context) => new(
        one.Id, one.Name, one.Id.ToString("N"),
        [.. Role.ForPrograms.Where(p => one.Roles.Contains(Role.OfProgram(p))).Select(p => p.ToApiName())], one.Until,
        one switch
        {
            { RevokedAt: not null } => "revoked",
            _ when one.Until < context.Today => "expired",
            { AwaitsConfirmation: true } => "to-confirm",
            { SecretAt: null } => "without-secret",
            _ => "works",
        },
        names.GetValueOrDefault(one.MadeBy, "?"), one.MadeAt, one.ConfirmedBy is { } by ? names.GetValueOrDefault(by) : null, one.SecretAt,
        one.PreviousUntil > context.Now ? one.PreviousUntil : null, one.LastUsedAt, one.RevokedAt);
}
