using System.Globalization;
using System.Security.Claims;
using AgiiPlatform.Contracts;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>A line of the person–tenant–role table; see <see cref="Grant"/> for what reach and dates mean.</summary>
internal sealed class Right
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public required string Role { get; init; }
    public Guid? TenantId { get; init; }
    public string? Region { get; init; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>The assignment that this right comes from; null when an administrator gave it.</summary>
    public Guid? AssignmentId { get; init; }

    /// <summary>The newest version of that assignment seen.</summary>
    public int AssignmentVersion { get; set; }

    /// <summary>As the rights table has it.</summary>
    internal Grant ToGrant() => new(PersonId, Role, TenantId, Region, From, Until);
}
