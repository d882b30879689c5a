using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Host.Operations;

/// <summary>That somebody wants what is heavy, or cannot be undone.</summary>
internal sealed record OperatorConfirmation
{
    /// <summary>What a command gives: whoever typed it wants it.</summary>
    internal static OperatorConfirmation Given { get; } = new() { Confirmed = true };

    public bool? Confirmed { get; init; }

    /// <summary>Refuses what was not confirmed.</summary>
    internal void Demand() => new Check().Must(Confirmed == true, "confirmed", "Vink aan dat u dit wilt.").ThrowIfInvalid();
}
