namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// A browser in which somebody took the second step and said that it is theirs: there a password is enough for thirty days.
/// </summary>
internal sealed class RememberedDevice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>A hash of what its cookie holds.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The browser and the machine, in words.</summary>
    public string Device { get; init; } = "";
    public DateTime At { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>Until when it is remembered.</summary>
    internal DateTime Until => DateTime.SpecifyKind(At + RememberedDevices.KeptFor, DateTimeKind.Utc);
}
