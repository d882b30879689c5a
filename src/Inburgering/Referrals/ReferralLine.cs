using System.Text.Json.Serialization;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A referral in a list. The person is absent where the sender took it back and the reader is the receiver.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="State">How far it is.</param>
/// <param name="SentAt">When it left, in UTC.</param>
/// <param name="FirstName">The client's first name.</param>
/// <param name="LastName">The client's last name.</param>
/// <param name="Insz">The client's national number, masked.</param>
/// <param name="Reason">What for.</param>
/// <param name="AnswerUnread">Whether the receiver answered and nobody at the sender has read it.</param>
public sealed record ReferralLine(
    Guid Id, Direction Direction, ReferralState State, DateTime SentAt,
    string? FirstName, string? LastName, string? Insz, Reason? Reason, bool AnswerUnread)
{
    /// <summary>Whose turn it is; null when it is over.</summary>
    public ReferralParty? Next => Referral.NextParty(Direction, State);

    /// <summary>In the queue of a region: the municipality's part of the address, in whose tenant it lives and is opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tenant { get; init; }

    /// <summary>In the queue of a region: the municipality's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Municipality { get; init; }

    internal Guid TenantId { get; init; }
}
