namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>That one of the two parties signed the protocol, and who confirmed it for that party, as they were called then.</summary>
/// <param name="On">The day of signing.</param>
/// <param name="PersonId">Who confirmed it.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">The role in which they did.</param>
public sealed record ProtocolSignature(DateOnly On, Guid PersonId, string Name, string Role)
{
    /// <summary>"Ondertekend op 1 maart 2020, bevestigd door Olga Werkers, maatschappelijk werker OCMW".</summary>
    internal string ToDisplay => $"Ondertekend op {On.InWords()}, bevestigd door {Name}"
        + (Platform.Authorization.Role.All.GetValueOrDefault(Role)?.Title is { } title
            ? $", {char.ToLowerInvariant(title[0])}{title[1..]}"
            : "");
}
