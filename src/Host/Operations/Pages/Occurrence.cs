using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations;

/// <summary>The last time that an act was done, as the audit log of AgII has it.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Role">The role of who did it; "platform" when it went by itself.</param>
/// <param name="Reason">What the act noted.</param>
public sealed record Occurrence(DateTime At, string Role, string? Reason)
{
    /// <summary>The last time; null when it was never done.</summary>
    internal static Task<Occurrence?> Last(ServiceDb db, CancellationToken ct, params IReadOnlyList<string> acts) =>
        db.Audit.AsNoTracking().Where(a => acts.Contains(a.Act)).OrderByDescending(a => a.Id)
            .Select(a => new Occurrence(a.At, a.Role, a.Reason)).FirstOrDefaultAsync(ct);

    /// <summary>Who did it, in words.</summary>
    internal string By => Role switch
    {
        "platform" => "vanzelf",
        Administrator => "door een platformbeheerder",
        _ => "met een opdracht",
    };

    private const string Administrator = Platform.Authorization.Role.Administrator;
}
