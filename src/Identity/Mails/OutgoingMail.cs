namespace AgiiPlatform.Identity.Mails;

/// <summary>
/// A mail to somebody with an account: wanted by an act, sent by <see cref="WhenMailWanted"/>. What stands in it is written when it is
/// sent, and kept nowhere; its link is its id, sealed.
/// </summary>
internal sealed class OutgoingMail
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The name of its <see cref="MailKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Where it goes.</summary>
    public string Address { get; init; } = "";

    /// <summary>The organisation that it is about, by its word in addresses; null for none.</summary>
    public string? Organisation { get; init; }

    public DateTime At { get; init; }

    /// <summary>When a server took it, or it was written to the folder.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When its link was used, or became worthless.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>When a server said that there is no such address.</summary>
    public DateTime? BouncedAt { get; set; }
}
