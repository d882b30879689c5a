using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Web;

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

/// <summary>Whom to ask, at the OCMW or at AgII, about a topic, from–until.</summary>
internal sealed class ContactPerson : TenantRow
{
    private ContactPerson()
    {
    }

    public Side Side { get; private set; }
    public string Name { get; private set; } = "";
    public string Function { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string? Phone { get; private set; }
    public string Topic { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }
    public DateOnly ConfirmedOn { get; private set; }

    internal static ContactPerson Named(
        Side side, string name, string function, string email, string? phone, string topic, DateOnly from, DateOnly? until, DateOnly today) =>
        new()
        {
            Side = side, Name = name, Function = function, Email = email, Phone = phone, Topic = topic,
            From = from, Until = until, ConfirmedOn = today,
        };

    internal void Confirm(DateOnly today)
    {
        Refusal.If(Until < today, "contact-ended", $"Deze aanduiding is beëindigd op {Until?.InWords()}. Duid opnieuw een contactpersoon aan.");
        ConfirmedOn = today;
    }

    internal void End(DateOnly until, DateOnly today)
    {
        Refusal.If(Until < today, "contact-ended", $"Deze aanduiding is al beëindigd op {Until?.InWords()}.");
        Until = until;
    }
}
