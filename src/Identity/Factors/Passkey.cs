using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.Factors;

/// <summary>A passkey of somebody: the public part of a key that a device of theirs keeps, and uses when they unlock it.</summary>
internal sealed class Passkey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>What they call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>As the device names it.</summary>
    public byte[] CredentialId { get; init; } = [];
    public byte[] PublicKey { get; init; } = [];

    /// <summary>How often it signed, as it says itself; one that says less than before is a copy. Some never count, and say 0.</summary>
    public long SignCount { get; set; }

    /// <summary>How it can be reached, with commas between.</summary>
    public string Transports { get; init; } = "";

    /// <summary>Whether it can be on several devices.</summary>
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public byte[] AttestationObject { get; init; } = [];
    public byte[] ClientData { get; init; } = [];
    public DateTime MadeAt { get; init; }
    public DateTime? UsedAt { get; set; }

    internal static Passkey Of(Guid person, string name, UserPasskeyInfo made, DateTime now) => new()
    {
        PersonId = person, Name = name, CredentialId = made.CredentialId, PublicKey = made.PublicKey, SignCount = made.SignCount,
        Transports = string.Join(',', (made.Transports ?? []).Where(t => t.Length <= 20).Take(9)),
        IsBackupEligible = made.IsBackupEligible, IsBackedUp = made.IsBackedUp, AttestationObject = made.AttestationObject, ClientData = made.ClientDataJson, MadeAt = now,
    };

    /// <summary>As the framework knows it. One that was not unlocked is never kept.</summary>
    internal UserPasskeyInfo Info() => new(CredentialId, PublicKey, new(DateTime.SpecifyKind(MadeAt, DateTimeKind.Utc)), (uint)SignCount,
        Transports.Length == 0 ? null : Transports.Split(','), isUserVerified: true, IsBackupEligible, IsBackedUp, AttestationObject,
        ClientData) { Name = Name };
}
