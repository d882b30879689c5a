namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Whether a contact person can be relied on.</summary>
public enum ContactState
{
    /// <summary>Begins later.</summary>
    Upcoming,

    /// <summary>Named or confirmed within the last year.</summary>
    Current,

    /// <summary>Nobody confirmed it for a year.</summary>
    ToConfirm,

    /// <summary>Not any more.</summary>
    Ended,
}
